# verdict: WRONG_VALUE
# diagnosis: take-is-not-indexing

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    clamped = jnp.take(x, i)
    filled = jnp.take(x, i, mode="fill", fill_value=value)
    return clamped, filled, x.at[i].set(value)
