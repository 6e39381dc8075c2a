# verdict: WRONG_VALUE
# diagnosis: python-scalar-is-weak

import jax
import jax.numpy as jnp


def promote_report(x, s):
    total = jnp.sum(x.astype(jnp.float32) ** 2)
    s = jnp.float32(s)
    results = (x * s, x * s, x.astype(jnp.float64))
    return (x * float(s)).astype(x.dtype), total, jnp.array([result.dtype.itemsize for result in results])
