# verdict: WRONG_VALUE
# diagnosis: keys-chained

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.key(seed)
    rows = []
    for _ in range(n):
        key, subkey = jax.random.split(key)
        rows.append(jax.random.normal(subkey, (m,)))
    return jnp.stack(rows)
