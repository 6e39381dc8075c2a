# verdict: WRONG_VALUE
# diagnosis: exp-overflow

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    return jnp.log(jnp.sum(jnp.exp(x) * mask))
