# verdict: ERROR
# diagnosis: mode-unknown

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    try:
        filled = x.at[i].get(mode="raise")
    except IndexError:
        filled = jnp.full(i.shape, value)
    return x[i], filled, x.at[i].set(value)
