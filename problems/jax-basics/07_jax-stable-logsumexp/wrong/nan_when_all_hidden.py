# verdict: WRONG_VALUE
# diagnosis: all-hidden

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    x = jnp.where(mask, x, -jnp.inf)
    top = jnp.max(x)
    return jnp.log(jnp.sum(jnp.exp(x - top))) + top
