# verdict: WRONG_TYPE
# diagnosis: total-from-numpy

import jax
import jax.numpy as jnp
import numpy as np


def promote_report(x, s):
    total = np.sum(np.asarray(x, dtype=np.float32) ** 2)
    results = (x * s, x * jnp.float32(s), x.astype(jnp.float64))
    return (x * s).astype(x.dtype), total, jnp.array([result.dtype.itemsize for result in results])
