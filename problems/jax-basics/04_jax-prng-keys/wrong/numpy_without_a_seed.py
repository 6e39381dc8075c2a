# verdict: WRONG_VALUE
# diagnosis: not-reproducible

import jax
import jax.numpy as jnp
import numpy as np


def independent_normals(seed, n, m):
    return jnp.array(np.random.randn(n, m), dtype=jnp.float32)  # noqa: NPY002
