# verdict: WRONG_VALUE
# diagnosis: zero-for-hidden

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    return jnp.log(jnp.sum(jnp.exp(jnp.where(mask, x, 0.0))))
