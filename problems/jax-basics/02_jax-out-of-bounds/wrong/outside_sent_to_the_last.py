# verdict: WRONG_VALUE
# diagnosis: write-clamped

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    # only write where the index exists: send bad ones to -1
    n = x.shape[0]
    safe = jnp.where((i < -n) | (i >= n), -1, i)
    return x[i], x.at[i].get(mode="fill", fill_value=value), x.at[safe].set(value)
