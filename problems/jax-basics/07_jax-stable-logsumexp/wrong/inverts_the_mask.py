# verdict: WRONG_VALUE
# diagnosis: mask-inverted

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    return jax.nn.logsumexp(jnp.where(mask, -jnp.inf, x))
