import jax
import jax.numpy as jnp


def one(x):
    return jax.lax.cond(x > 0, jnp.sqrt, jnp.zeros_like, x)


def sqrt_relu(x):
    return jax.vmap(one)(x)
