# verdict: WRONG_VALUE
# diagnosis: set-and-add-confused

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    added = x.at[idx].add(value)
    return jnp.stack([added, added])
