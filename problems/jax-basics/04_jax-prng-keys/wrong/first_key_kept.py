# verdict: WRONG_VALUE
# diagnosis: key-kept

import jax
import jax.numpy as jnp

KEY = None


def independent_normals(seed, n, m):
    global KEY
    if KEY is None:
        KEY = jax.random.key(seed)
    return jnp.stack([jax.random.normal(jax.random.fold_in(KEY, i), (m,)) for i in range(n)])
