# verdict: WRONG_VALUE
# diagnosis: arithmetic-with-key

import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.PRNGKey(seed)
    return jnp.stack([jax.random.normal(key + i, (m,)) for i in range(n)])
