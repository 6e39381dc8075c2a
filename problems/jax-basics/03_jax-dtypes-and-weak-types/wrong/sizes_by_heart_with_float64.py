# verdict: WRONG_VALUE
# diagnosis: sizes-by-heart

import jax
import jax.numpy as jnp


def promote_report(x, s):
    total = jnp.sum(x.astype(jnp.float32) ** 2)
    return (x * s).astype(x.dtype), total, jnp.array([2, 4, 8])
