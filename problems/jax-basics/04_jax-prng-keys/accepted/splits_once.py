import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    keys = jax.random.split(jax.random.key(seed), n)
    rows = [jax.random.normal(key, (m,)) for key in keys]
    return jnp.stack(rows)
