# verdict: WRONG_VALUE
# diagnosis: parent-key-used

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.key(seed)
    rows = [jax.random.normal(key, (m,))]
    rows += [jax.random.normal(jax.random.fold_in(key, i), (m,)) for i in range(1, n)]
    return jnp.stack(rows)
