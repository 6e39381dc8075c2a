# verdict: WRONG_VALUE
# diagnosis: no-index-error

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    filled = x.at[i].get(mode="clip", fill_value=value)
    written = x.at[i].set(value)
    return x[i], filled, written
