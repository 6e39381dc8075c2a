# verdict: WRONG_VALUE
# diagnosis: max-for-sum

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    return jnp.max(jnp.where(mask, x, -jnp.inf))
