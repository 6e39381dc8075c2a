import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.key(seed)
    out = jnp.zeros((0, m))
    for i in range(n):
        row = jax.random.normal(jax.random.fold_in(key, i), (1, m))
        out = jnp.concatenate([out, row], axis=0)
    return out
