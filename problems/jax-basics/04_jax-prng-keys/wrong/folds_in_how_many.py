# verdict: WRONG_VALUE
# diagnosis: rows-depend-on-n

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.fold_in(jax.random.key(seed), n)
    return jnp.stack([jax.random.normal(jax.random.fold_in(key, i), (m,)) for i in range(n)])
