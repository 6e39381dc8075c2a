# verdict: WRONG_VALUE
# diagnosis: row-cut-from-a-block

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.key(seed)
    return jnp.stack([jax.random.normal(jax.random.fold_in(key, i), (n, m))[i] for i in range(n)])
