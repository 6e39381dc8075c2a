# verdict: WRONG_VALUE
# diagnosis: sum-of-entries

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    return jnp.sum(jnp.where(mask, x, 0.0))
