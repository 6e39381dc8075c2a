import jax
import jax.numpy as jnp
from jax import random


def independent_normals(seed, n, m):
    key = random.key(seed)
    out = jnp.empty((n, m), dtype=jnp.float32)
    for i in range(n):
        row_key = random.fold_in(key, i)
        out = out.at[i, :].set(random.normal(row_key, (m,)))
    return out
