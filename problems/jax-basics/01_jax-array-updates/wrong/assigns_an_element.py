# verdict: ERROR
# diagnosis: array-item-assignment

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    first = x
    first[idx] = value
    second = x
    second[idx] += value
    return jnp.stack([first, second])
