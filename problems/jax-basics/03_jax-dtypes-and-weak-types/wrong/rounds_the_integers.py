# verdict: WRONG_VALUE
# diagnosis: rounded-not-cast

import jax
import jax.numpy as jnp


def promote_report(x, s):
    kept = x * s
    if jnp.issubdtype(x.dtype, jnp.integer):
        kept = jnp.floor(kept)
    total = jnp.sum(x.astype(jnp.float32) ** 2)
    results = (x * s, x * jnp.float32(s), x.astype(jnp.float64))
    return kept.astype(x.dtype), total, jnp.array([result.dtype.itemsize for result in results])
