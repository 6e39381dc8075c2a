# verdict: ERROR
# diagnosis: boolean-index-under-jit

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    visible = x[mask]
    if visible.size == 0:
        return jnp.array(-jnp.inf)
    return jax.nn.logsumexp(visible)
