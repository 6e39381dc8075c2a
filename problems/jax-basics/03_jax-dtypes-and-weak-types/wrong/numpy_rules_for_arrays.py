# verdict: WRONG_VALUE
# diagnosis: numpy-rules

import jax
import jax.numpy as jnp
import numpy as np


def promote_report(x, s):
    total = jnp.sum(x.astype(jnp.float32) ** 2)
    types = (np.result_type(x.dtype, float), np.result_type(x.dtype, np.float32), np.dtype("float64"))
    return (x * s).astype(x.dtype), total, jnp.array([dtype.itemsize for dtype in types])
