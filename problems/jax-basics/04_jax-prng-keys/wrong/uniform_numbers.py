# verdict: WRONG_VALUE
# diagnosis: other-distribution

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.key(seed)
    return jnp.stack([jax.random.uniform(jax.random.fold_in(key, i), (m,)) for i in range(n)])
