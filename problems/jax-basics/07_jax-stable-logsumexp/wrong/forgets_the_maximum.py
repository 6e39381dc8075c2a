# verdict: WRONG_VALUE
# diagnosis: max-not-added

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    x = jnp.where(mask, x, -jnp.inf)
    return jnp.log(jnp.sum(jnp.exp(x - jnp.max(x))))
