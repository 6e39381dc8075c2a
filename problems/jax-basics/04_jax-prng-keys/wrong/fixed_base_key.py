# verdict: WRONG_VALUE
# diagnosis: seed-unused

import jax
import jax.numpy as jnp

KEY = jax.random.key(0)


def independent_normals(seed, n, m):
    return jnp.stack([jax.random.normal(jax.random.fold_in(KEY, i), (m,)) for i in range(n)])
