# verdict: WRONG_VALUE
# diagnosis: mask-ignored

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    return jax.nn.logsumexp(x)
