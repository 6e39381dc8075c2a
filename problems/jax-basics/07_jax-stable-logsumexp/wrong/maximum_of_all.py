# verdict: WRONG_VALUE
# diagnosis: max-of-hidden

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    top = jnp.max(x)
    return jnp.log(jnp.sum(jnp.where(mask, jnp.exp(x - top), 0.0))) + top
