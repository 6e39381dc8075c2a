# verdict: WRONG_SHAPE
# diagnosis: extra-axis

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    return jax.nn.logsumexp(jnp.where(mask, x, -jnp.inf), keepdims=True)
