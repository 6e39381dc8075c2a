# verdict: WRONG_DTYPE
# diagnosis: sizes-not-integers

import jax
import jax.numpy as jnp


def promote_report(x, s):
    total = jnp.sum(x.astype(jnp.float32) ** 2)
    results = (x * s, x * jnp.float32(s), x.astype(jnp.float64))
    return (x * s).astype(x.dtype), total, jnp.array([float(result.dtype.itemsize) for result in results])
