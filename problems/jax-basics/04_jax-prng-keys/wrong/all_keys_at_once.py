# verdict: ERROR
# diagnosis: keys-not-mapped

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    keys = jax.random.split(jax.random.key(seed), n)
    return jax.random.normal(keys, (n, m))
