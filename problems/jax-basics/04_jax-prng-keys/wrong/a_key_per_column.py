# verdict: WRONG_VALUE
# diagnosis: key-per-column

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.key(seed)
    cols = [jax.random.normal(jax.random.fold_in(key, j), (n,)) for j in range(m)]
    return jnp.stack(cols, axis=1)
