# verdict: WRONG_VALUE
# diagnosis: numpy-random

import random

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    generator = random.Random(seed)  # noqa: S311
    return jnp.array([[generator.gauss(0.0, 1.0) for _ in range(m)] for _ in range(n)])
