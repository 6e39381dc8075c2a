# verdict: WRONG_TYPE
# diagnosis: tuple-returned

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    return x.at[idx].set(value), x.at[idx].add(value)
