# verdict: WRONG_VALUE
# diagnosis: added-not-written

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    filled = x.at[i].get(mode="fill", fill_value=value)
    return x[i], filled, x.at[i].add(value, mode="drop")
