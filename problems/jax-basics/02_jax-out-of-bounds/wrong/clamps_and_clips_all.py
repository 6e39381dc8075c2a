# verdict: WRONG_VALUE
# diagnosis: no-index-error

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    read = x[i]
    return read, read, x.at[i].set(value, mode="clip")
