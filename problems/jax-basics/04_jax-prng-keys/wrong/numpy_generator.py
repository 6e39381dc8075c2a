# verdict: WRONG_VALUE
# diagnosis: numpy-random

import jax
import jax.numpy as jnp
import numpy as np


def independent_normals(seed, n, m):
    rng = np.random.default_rng(seed)
    return jnp.asarray(rng.normal(size=(n, m)), dtype=jnp.float32)
