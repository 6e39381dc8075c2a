# verdict: ERROR
# diagnosis: mode-unknown

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    filled = x.at[i].get(mode="fill", fill_value=value)
    written = x.at[i].set(value, mode="raise")
    return x[i], filled, written
