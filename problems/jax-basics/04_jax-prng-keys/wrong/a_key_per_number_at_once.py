# verdict: WRONG_VALUE
# diagnosis: key-per-number

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    keys = jax.random.split(jax.random.key(seed), n * m)
    return jax.vmap(jax.random.normal)(keys).reshape(n, m)
