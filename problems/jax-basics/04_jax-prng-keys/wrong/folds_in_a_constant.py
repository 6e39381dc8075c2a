# verdict: WRONG_VALUE
# diagnosis: key-reused

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.fold_in(jax.random.key(seed), 0)
    row = jax.random.normal(key, (m,))
    return jnp.tile(row, (n, 1))
