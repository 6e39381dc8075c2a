# verdict: WRONG_VALUE
# diagnosis: mean-for-sum

import jax
import jax.numpy as jnp


def logsumexp_masked(x, mask):
    shown = jnp.where(mask, x, -jnp.inf)
    return jax.nn.logsumexp(shown) - jnp.log(jnp.sum(mask))
