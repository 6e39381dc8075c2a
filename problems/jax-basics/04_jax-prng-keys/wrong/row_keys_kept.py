# verdict: WRONG_VALUE
# diagnosis: key-kept

import jax
import jax.numpy as jnp

_keys = []


def independent_normals(seed, n, m):
    while len(_keys) < n:
        _keys.append(jax.random.fold_in(jax.random.key(seed), len(_keys)))
    return jnp.stack([jax.random.normal(k, (m,)) for k in _keys[:n]])
