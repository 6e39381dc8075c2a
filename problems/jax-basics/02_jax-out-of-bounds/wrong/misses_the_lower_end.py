# verdict: WRONG_VALUE
# diagnosis: lower-end-missed

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    filled = jnp.where(i < x.shape[0], x[i], value)
    return x[i], filled, x.at[i].set(value)
