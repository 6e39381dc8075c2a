# verdict: WRONG_VALUE
# diagnosis: mean-for-sum

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    return jax.nn.logsumexp(jnp.where(mask, x, -jnp.inf)) - jnp.log(jnp.maximum(mask.sum(), 1))
