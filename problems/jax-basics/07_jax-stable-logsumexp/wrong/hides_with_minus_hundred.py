# verdict: WRONG_VALUE
# diagnosis: hidden-finitely

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    return jax.nn.logsumexp(jnp.where(mask, x, -100.0))
