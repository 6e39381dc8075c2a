# verdict: WRONG_VALUE
# diagnosis: all-hidden

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    c = jnp.max(jnp.where(mask, x, -jnp.inf))
    c = jax.lax.stop_gradient(jnp.where(jnp.isfinite(c), c, 0.0))
    e = jnp.where(mask, jnp.exp(x - c), 0.0)
    return jnp.log(e.sum() + 1e-9) + c
