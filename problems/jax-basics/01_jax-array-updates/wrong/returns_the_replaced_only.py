# verdict: WRONG_SHAPE
# diagnosis: one-row-only

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    return x.at[idx].set(value)
