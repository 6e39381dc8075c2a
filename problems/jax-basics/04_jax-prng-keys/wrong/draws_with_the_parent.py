# verdict: WRONG_VALUE
# diagnosis: parent-key-used

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.key(seed)
    rows = []
    for _ in range(n):
        key, subkey = jax.random.split(key)
        rows.append(jax.random.normal(key, (m,)))
    return jnp.stack(rows)
