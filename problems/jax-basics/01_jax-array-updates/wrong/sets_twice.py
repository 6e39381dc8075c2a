# verdict: WRONG_VALUE
# diagnosis: set-and-add-confused

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    replaced = x.at[idx].set(value)
    return jnp.stack([replaced, replaced])
