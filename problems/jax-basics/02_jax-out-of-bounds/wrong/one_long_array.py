# verdict: WRONG_TYPE
# diagnosis: not-a-tuple

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    filled = x.at[i].get(mode="fill", fill_value=value)
    return jnp.concatenate([x[i], filled, x.at[i].set(value)])
