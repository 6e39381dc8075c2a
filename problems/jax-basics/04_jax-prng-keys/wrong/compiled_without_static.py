# verdict: ERROR
# diagnosis: tracer-made-concrete

import jax
import jax.numpy as jnp


@jax.jit
def independent_normals(seed, n, m):
    key = jax.random.key(seed)
    return jax.vmap(lambda i: jax.random.normal(jax.random.fold_in(key, i), (m,)))(jnp.arange(n))
