# verdict: ERROR
# diagnosis: at-assigned

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    first = x.copy()
    first.at[idx] = value
    second = x.copy()
    second.at[idx] = second[idx] + value
    return jnp.stack([first, second])
