# verdict: WRONG_VALUE
# diagnosis: negative-index-changed

import jax.numpy as jnp


def set_and_add(x, idx, value):
    idx = jnp.abs(idx)
    return jnp.stack([x.at[idx].set(value), x.at[idx].add(value)])
