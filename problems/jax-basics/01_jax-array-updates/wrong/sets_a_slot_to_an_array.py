# verdict: ERROR
# diagnosis: array-for-slot

import jax.numpy as jnp


def set_and_add(x, idx, value):
    return jnp.stack([x.at[idx].set(value), x.at[idx].set(x + value)])
