# verdict: WRONG_VALUE
# diagnosis: updates-chained

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    x = x.at[idx].set(value)
    first = x
    x = x.at[idx].add(value)
    second = x
    return jnp.stack([first, second])
