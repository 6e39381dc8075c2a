# verdict: WRONG_VALUE
# diagnosis: results-swapped

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    return x.at[i].get(mode="fill", fill_value=value), x[i], x.at[i].set(value)
