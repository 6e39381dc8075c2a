# verdict: WRONG_VALUE
# diagnosis: hidden-in-arithmetic

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    counts = mask.astype(x.dtype)
    top = jnp.max(jnp.where(mask, x, -jnp.inf))
    top = jnp.where(jnp.isfinite(top), top, 0.0)
    return jnp.log(jnp.sum(jnp.exp(x - top) * counts)) + top
