import jax
import jax.numpy as jnp


def one(x):
    safe = jnp.where(x <= 0, 2.0, x)
    return jnp.where(x <= 0, 0.0, jnp.sqrt(safe))


def sqrt_relu(x):
    return jax.vmap(one)(x)
