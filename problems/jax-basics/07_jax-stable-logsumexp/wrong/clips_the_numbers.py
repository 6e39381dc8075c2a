# verdict: WRONG_VALUE
# diagnosis: large-numbers-changed

import jax.numpy as jnp


def logsumexp_masked(x, mask):
    exp = jnp.exp(jnp.clip(x, -80.0, 80.0))
    return jnp.log(jnp.sum(jnp.where(mask, exp, 0.0)))
