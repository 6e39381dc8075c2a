# verdict: WRONG_VALUE
# diagnosis: both-rows-wrong

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    return jnp.stack([x.at[0].set(value), x.at[0].add(value)])
