# verdict: WRONG_VALUE
# diagnosis: numpy-rules

import jax
import jax.numpy as jnp
import numpy as np


def promote_report(x, s):
    total = jnp.sum(x.astype(jnp.float32) ** 2)
    host = np.asarray(x)
    results = (host * s, host * np.float32(s), host.astype(np.float64))
    return (x * s).astype(x.dtype), total, jnp.array([result.dtype.itemsize for result in results])
