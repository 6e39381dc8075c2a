# verdict: WRONG_VALUE
# diagnosis: square-of-the-sum

import jax.numpy as jnp


def promote_report(x, s):
    kept = (x * s).astype(x.dtype)
    total = jnp.sum(x.astype(jnp.float32)) ** 2
    results = (x * s, x * jnp.float32(s), x.astype(jnp.float64))
    return kept, total, jnp.array([result.dtype.itemsize for result in results])
