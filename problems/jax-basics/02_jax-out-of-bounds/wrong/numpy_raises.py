# verdict: ERROR
# diagnosis: numpy-checks-bounds

import jax
import jax.numpy as jnp
import numpy as np


def read_write_oob(x, i, value):
    clamped = jnp.asarray(np.asarray(x)[np.asarray(i)])
    filled = x.at[i].get(mode="fill", fill_value=value)
    return clamped, filled, x.at[i].set(value)
