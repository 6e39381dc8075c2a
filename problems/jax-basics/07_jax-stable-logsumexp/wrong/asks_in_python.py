# verdict: ERROR
# diagnosis: condition-under-jit

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    if not mask.any():
        return jnp.array(-jnp.inf)
    return jax.nn.logsumexp(jnp.where(mask, x, -jnp.inf))
