# verdict: WRONG_VALUE
# diagnosis: update-dropped

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    clamped = x[i]
    filled = x.at[i].get(mode="fill", fill_value=value)
    return clamped, filled, x.at[i].set(filled)
