import jax.numpy as jnp


def set_and_add(x, idx, value):
    here = jnp.arange(x.shape[0]) == idx % x.shape[0]
    return jnp.array([jnp.where(here, value, x), jnp.where(here, x + value, x)])
