# verdict: WRONG_VALUE
# diagnosis: all-hidden

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    result = jax.nn.logsumexp(jnp.where(mask, x, -jnp.inf))
    return jnp.where(mask.any(), result, 0.0)
