# verdict: WRONG_VALUE
# diagnosis: negative-shifted

import jax
import jax.numpy as jnp


def read_write_oob(x, i, value):
    padded = jnp.pad(x, 1, constant_values=value)
    return x[i], padded[i + 1], x.at[i].set(value)
