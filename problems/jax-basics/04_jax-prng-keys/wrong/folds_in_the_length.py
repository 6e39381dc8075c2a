# verdict: WRONG_VALUE
# diagnosis: key-reused

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.key(seed)
    return jnp.stack([jax.random.normal(jax.random.fold_in(key, n), (m,)) for _ in range(n)])
