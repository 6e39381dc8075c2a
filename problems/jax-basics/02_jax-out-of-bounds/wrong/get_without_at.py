# verdict: ERROR
# diagnosis: get-without-at

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    return x[i], x.get(i, value), x.at[i].set(value)
