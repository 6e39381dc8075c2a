# verdict: WRONG_VALUE
# diagnosis: negative-clipped

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    clamped = x[jnp.clip(i, 0, x.shape[0] - 1)]
    filled = x.at[i].get(mode="fill", fill_value=value)
    return clamped, filled, x.at[i].set(value, mode="drop")
