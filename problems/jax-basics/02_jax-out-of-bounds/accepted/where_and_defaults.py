import jax.numpy as jnp


def read_write_oob(x, i, value):
    n = x.shape[0]
    inside = (i >= -n) & (i < n)
    clamped = x[i]
    return clamped, jnp.where(inside, clamped, value), x.at[i].set(value)
