# verdict: WRONG_VALUE
# diagnosis: keys-chained

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.key(seed)
    rows = []
    for i in range(n):
        key = jax.random.fold_in(key, i)
        rows.append(jax.random.normal(key, (m,)))
    return jnp.stack(rows)
