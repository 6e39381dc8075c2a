# verdict: WRONG_VALUE
# diagnosis: one-block

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    return jax.random.normal(jax.random.key(seed), (m, n)).T
