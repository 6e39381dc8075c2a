# verdict: WRONG_SHAPE
# diagnosis: rows-concatenated

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    return jnp.concatenate([x.at[idx].set(value), x.at[idx].add(value)])
