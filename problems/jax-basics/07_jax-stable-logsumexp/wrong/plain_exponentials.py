# verdict: WRONG_VALUE
# diagnosis: exp-overflow

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    return jnp.log(jnp.sum(jnp.where(mask, jnp.exp(x), 0.0)))
