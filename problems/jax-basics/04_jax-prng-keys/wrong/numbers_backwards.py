# verdict: WRONG_VALUE
# diagnosis: other-numbers

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    base = jax.random.key(seed)
    rows = [jax.random.normal(jax.random.fold_in(base, n - 1 - i), (m,)) for i in range(n)]
    return jnp.stack(rows)
