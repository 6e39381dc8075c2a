# verdict: WRONG_VALUE
# diagnosis: update-dropped

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    first = x.copy()
    first.at[idx].set(value)
    second = x.copy()
    second.at[idx].add(value)
    return jnp.stack([first, second])
