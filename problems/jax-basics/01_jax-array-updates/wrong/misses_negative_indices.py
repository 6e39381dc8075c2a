# verdict: WRONG_VALUE
# diagnosis: negative-index-missed

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    here = jnp.arange(x.shape[0]) == idx
    return jnp.stack([jnp.where(here, value, x), jnp.where(here, x + value, x)])
