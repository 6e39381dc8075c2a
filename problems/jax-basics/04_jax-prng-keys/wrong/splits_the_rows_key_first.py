# verdict: WRONG_VALUE
# diagnosis: row-key-split

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    base = jax.random.key(seed)
    rows = []
    for i in range(n):
        key, _ = jax.random.split(jax.random.fold_in(base, i))
        rows.append(jax.random.normal(key, (m,)))
    return jnp.stack(rows)
