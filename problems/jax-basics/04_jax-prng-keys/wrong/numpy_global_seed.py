# verdict: WRONG_VALUE
# diagnosis: numpy-random

import jax
import jax.numpy as jnp
import numpy as np


def independent_normals(seed, n, m):
    np.random.seed(seed)  # noqa: NPY002
    return jnp.array(np.random.randn(n, m), dtype=jnp.float32)  # noqa: NPY002
