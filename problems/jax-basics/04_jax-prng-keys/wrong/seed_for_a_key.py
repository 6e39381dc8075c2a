# verdict: ERROR
# diagnosis: integer-for-key

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    return jnp.stack([jax.random.normal(seed, (m,)) for _ in range(n)])
