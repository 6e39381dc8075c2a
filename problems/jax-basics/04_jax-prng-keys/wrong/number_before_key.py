# verdict: ERROR
# diagnosis: integer-for-key

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.key(seed)
    return jnp.stack([jax.random.normal(jax.random.fold_in(i, key), (m,)) for i in range(n)])
