# verdict: WRONG_VALUE
# diagnosis: seed-per-row

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    rows = []
    for i in range(n):
        key = jax.random.PRNGKey(1000 * seed + i)
        rows.append(jax.random.normal(key, (m,)))
    return jnp.stack(rows)
