import jax
import jax.numpy as jnp


def sqrt_relu(x):
    return jnp.sqrt(jax.nn.relu(x))
