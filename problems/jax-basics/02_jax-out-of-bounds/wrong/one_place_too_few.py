# verdict: WRONG_VALUE
# diagnosis: boundary-off-by-one

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    n = x.shape[0]
    filled = jnp.where((i > -n) & (i < n), x[i], value)
    return x[i], filled, x.at[i].set(value)
