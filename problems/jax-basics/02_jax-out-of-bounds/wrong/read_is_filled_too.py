# verdict: WRONG_VALUE
# diagnosis: first-read-filled

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    filled = x.at[i].get(mode="fill", fill_value=value)
    return filled, filled, x.at[i].set(value, mode="drop")
