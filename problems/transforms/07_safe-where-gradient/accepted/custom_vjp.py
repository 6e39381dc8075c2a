import jax
import jax.numpy as jnp


def sqrt_relu(x):
    return root(x)


@jax.custom_vjp
def root(x):
    return jnp.sqrt(jax.nn.relu(x))


def forward(x):
    y = root(x)
    return y, y


def backward(y, g):
    return (jnp.where(y == 0, 0.0, g * 0.5 / y),)


root.defvjp(forward, backward)
