import jax.numpy as jnp
from jax import lax


def stable(x, mask):
    top = jnp.max(x, where=mask, initial=-jnp.inf)
    return top + jnp.log(jnp.sum(jnp.exp(jnp.where(mask, x - top, 0.0)), where=mask))


def logsumexp_masked(x, mask):
    return lax.cond(mask.any(), stable, lambda x, mask: jnp.float32(-jnp.inf), x, mask)
