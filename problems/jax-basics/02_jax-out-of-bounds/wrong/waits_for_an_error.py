# verdict: WRONG_VALUE
# diagnosis: no-index-error

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    clamped = x[i]
    filled = []
    for index in i:
        try:
            filled.append(x[index])
        except IndexError:
            filled.append(value)
    return clamped, jnp.array(filled), x.at[i].set(value)
