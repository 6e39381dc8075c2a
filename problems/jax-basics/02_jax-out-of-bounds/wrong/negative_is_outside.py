# verdict: WRONG_VALUE
# diagnosis: negative-taken-for-outside

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    inside = (i >= 0) & (i < x.shape[0])
    filled = jnp.where(inside, x[i], value)
    return x[i], filled, x.at[i].set(value)
