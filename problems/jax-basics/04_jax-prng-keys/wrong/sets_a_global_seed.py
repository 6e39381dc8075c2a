# verdict: ERROR
# diagnosis: global-seed

import jax


def independent_normals(seed, n, m):
    jax.random.seed(seed)
    return jax.random.normal((n, m))
