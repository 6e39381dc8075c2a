# verdict: WRONG_VALUE
# diagnosis: base-key-changed

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    base = jax.random.fold_in(jax.random.key(0), seed)
    rows = []
    for i in range(n):
        key = jax.random.fold_in(base, i)
        rows.append(jax.random.normal(key, (m,)))
    return jnp.stack(rows)
