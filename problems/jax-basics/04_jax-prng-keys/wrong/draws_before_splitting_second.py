# verdict: WRONG_VALUE
# diagnosis: parent-key-used

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.key(seed)
    rows = []
    for _ in range(n):
        rows.append(jax.random.normal(key, (m,)))
        _, key = jax.random.split(key)
    return jnp.stack(rows)
