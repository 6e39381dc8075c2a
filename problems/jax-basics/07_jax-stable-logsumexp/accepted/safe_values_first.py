import jax.numpy as jnp


def logsumexp_masked(x, mask):
    low = jnp.finfo(x.dtype).min
    safe = jnp.where(mask, x, 0)
    top = jnp.maximum(jnp.where(mask, x, low).max(), -1e30)
    terms = jnp.where(mask, jnp.exp(safe - top), 0)
    print(mask.sum(), "entries count")
    return jnp.where(mask.sum() > 0, jnp.log(terms.sum()) + top, -jnp.inf)
