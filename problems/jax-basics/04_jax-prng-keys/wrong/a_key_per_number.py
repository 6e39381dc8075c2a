# verdict: WRONG_VALUE
# diagnosis: key-per-number

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    base = jax.random.key(seed)
    out = jnp.zeros((n, m))
    for i in range(n):
        for j in range(m):
            key = jax.random.fold_in(jax.random.fold_in(base, i), j)
            out = out.at[i, j].set(jax.random.normal(key))
    return out
