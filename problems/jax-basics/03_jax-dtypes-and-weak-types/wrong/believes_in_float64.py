# verdict: WRONG_VALUE
# diagnosis: float64-believed

import jax
import jax.numpy as jnp


def promote_report(x, s):
    total = jnp.sum(x.astype(jnp.float32) ** 2)
    sizes = [(x * s).dtype.itemsize, (x * jnp.float32(s)).dtype.itemsize, jnp.dtype("float64").itemsize]
    return (x * s).astype(x.dtype), total, jnp.array(sizes)
