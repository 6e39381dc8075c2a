# verdict: WRONG_VALUE
# diagnosis: wrapped-around

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    places = i % x.shape[0]
    return x[places], x.at[places].get(mode="fill", fill_value=value), x.at[places].set(value)
