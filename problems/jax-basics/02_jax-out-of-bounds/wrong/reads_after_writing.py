# verdict: WRONG_VALUE
# diagnosis: read-after-write

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    x = x.at[i].set(value)
    return x[i], x.at[i].get(mode="fill", fill_value=value), x
