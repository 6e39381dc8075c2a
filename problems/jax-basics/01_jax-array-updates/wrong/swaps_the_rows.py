# verdict: WRONG_VALUE
# diagnosis: rows-swapped

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    return jnp.stack([x.at[idx].add(value), x.at[idx].set(value)])
