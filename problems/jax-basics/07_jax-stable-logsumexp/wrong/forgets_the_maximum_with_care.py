# verdict: WRONG_VALUE
# diagnosis: max-not-added

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    x = jnp.where(mask, x, -jnp.inf)
    top = jnp.max(x)
    top = jnp.where(jnp.isfinite(top), top, 0.0)
    return jnp.log(jnp.sum(jnp.exp(x - top)))
