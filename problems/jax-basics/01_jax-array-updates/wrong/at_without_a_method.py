# verdict: ERROR
# diagnosis: at-without-method

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    first = x.at[idx].set(value)
    second = x.at[idx] + value
    return jnp.stack([first, second])
