# verdict: WRONG_VALUE
# diagnosis: whole-array-added

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    first = x.at[idx].set(value)
    second = x
    second += value
    return jnp.stack([first, second])
