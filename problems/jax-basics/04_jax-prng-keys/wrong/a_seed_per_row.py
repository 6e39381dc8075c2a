# verdict: WRONG_VALUE
# diagnosis: seed-per-row

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    return jnp.stack([jax.random.normal(jax.random.key(seed + i), (m,)) for i in range(n)])
