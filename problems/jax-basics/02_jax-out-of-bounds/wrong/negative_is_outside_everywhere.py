# verdict: WRONG_VALUE
# diagnosis: negative-taken-for-outside

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    n = x.shape[0]
    inside = (i >= 0) & (i < n)
    filled = jnp.where(inside, x[i], value)
    written = x.at[jnp.where(inside, i, n)].set(value, mode="drop")
    return x[i], filled, written
