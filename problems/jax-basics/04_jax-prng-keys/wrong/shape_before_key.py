# verdict: ERROR
# diagnosis: shape-for-key

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.key(seed)
    return jnp.stack([jax.random.normal((m,), jax.random.fold_in(key, i)) for i in range(n)])
