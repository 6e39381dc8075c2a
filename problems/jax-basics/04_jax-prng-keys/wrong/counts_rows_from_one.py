# verdict: WRONG_VALUE
# diagnosis: rows-from-one

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.key(seed)
    return jnp.stack([jax.random.normal(jax.random.fold_in(key, i), (m,)) for i in range(1, n + 1)])
