# verdict: WRONG_VALUE
# diagnosis: exp-underflow

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    x = jnp.where(mask, x, -jnp.inf)
    top = jnp.maximum(jnp.max(x), 0.0)
    return jnp.log(jnp.sum(jnp.exp(x - top))) + top
