import jax
import jax.numpy as jnp


def independent_normals(seed: int, n: int, m: int) -> jax.Array:
    base = jax.random.key(seed)
    rows = [jax.random.normal(jax.random.fold_in(base, row), (m,)) for row in range(n)]
    return jnp.stack(rows)
