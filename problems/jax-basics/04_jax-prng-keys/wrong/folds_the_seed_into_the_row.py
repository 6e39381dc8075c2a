# verdict: WRONG_VALUE
# diagnosis: seed-and-row-swapped

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    return jnp.stack([jax.random.normal(jax.random.fold_in(jax.random.key(i), seed), (m,)) for i in range(n)])
