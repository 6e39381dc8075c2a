# verdict: ERROR
# diagnosis: numpy-checks-bounds

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    numbers = x.tolist()
    read = jnp.array([numbers[place] for place in i.tolist()])
    filled = x.at[i].get(mode="fill", fill_value=value)
    return read, filled, x.at[i].set(value)
