# verdict: WRONG_VALUE
# diagnosis: old-number-twice

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    return jnp.stack([x.at[idx].set(value), x.at[idx].add(x[idx] + value)])
