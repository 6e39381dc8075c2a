# verdict: WRONG_VALUE
# diagnosis: finite-floor

import jax.numpy as jnp


def logsumexp_masked(x, mask):
    top = jnp.max(x, where=mask, initial=0.0)
    total = jnp.sum(jnp.exp(x - top), where=mask)
    return top + jnp.log(total + 1e-9)
