# verdict: WRONG_VALUE
# diagnosis: log-missing

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    return jnp.sum(jnp.where(mask, jnp.exp(x), 0.0))
