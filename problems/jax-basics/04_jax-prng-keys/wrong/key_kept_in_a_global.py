# verdict: WRONG_VALUE
# diagnosis: not-reproducible

import jax
import jax.numpy as jnp

key = jax.random.key(0)


def independent_normals(seed, n, m):
    global key
    rows = []
    for _ in range(n):
        key, subkey = jax.random.split(key)
        rows.append(jax.random.normal(subkey, (m,)))
    return jnp.stack(rows)
