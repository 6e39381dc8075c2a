# verdict: WRONG_VALUE
# diagnosis: key-reused

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.key(seed)
    rows = [jax.random.normal(key, (m,)) for _ in range(n)]
    return jnp.stack(rows)
