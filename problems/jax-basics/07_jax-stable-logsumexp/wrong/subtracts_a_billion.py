# verdict: WRONG_VALUE
# diagnosis: hidden-in-arithmetic

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    return jax.nn.logsumexp(x - 1e9 * (1 - mask))
