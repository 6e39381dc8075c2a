# verdict: WRONG_VALUE
# diagnosis: key-reused

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key, subkey = jax.random.split(jax.random.key(seed))
    out = jnp.zeros((n, m))
    for i in range(n):
        out = out.at[i].set(jax.random.normal(subkey, (m,)))
    return out
