import jax
import jax.numpy as jnp


def independent_normals(seed, n, m):
    key = jax.random.PRNGKey(seed)

    def row(i):
        return jax.random.normal(jax.random.fold_in(key, i), shape=(m,))

    return jax.vmap(row)(jnp.arange(n))
