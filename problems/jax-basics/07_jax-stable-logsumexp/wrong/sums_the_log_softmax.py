# verdict: WRONG_VALUE
# diagnosis: softmax-for-sum

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    return jnp.sum(jnp.where(mask, jax.nn.log_softmax(x), 0.0))
