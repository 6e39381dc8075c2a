# verdict: WRONG_VALUE
# diagnosis: update-dropped

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    filled = x.at[i].get(mode="fill", fill_value=value)
    x.at[i].set(value, mode="drop")
    return x[i], filled, x
