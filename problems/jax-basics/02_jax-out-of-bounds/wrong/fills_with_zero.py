# verdict: WRONG_VALUE
# diagnosis: filled-with-zero

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    filled = x.at[i].get(mode="fill", fill_value=0.0)
    return x[i], filled, x.at[i].set(value, mode="drop")
