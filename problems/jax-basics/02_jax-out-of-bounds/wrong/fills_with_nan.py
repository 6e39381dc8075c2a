# verdict: WRONG_VALUE
# diagnosis: fill-value-missing

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    filled = x.at[i].get(mode="fill")
    return x[i], filled, x.at[i].set(value, mode="drop")
