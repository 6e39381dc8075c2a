from functools import partial

import jax
import jax.numpy as jnp
from jax import lax, random


@partial(jax.jit, static_argnames=("n", "m"))
def independent_normals(seed, n, m):
    def step(key, i):
        return key, random.normal(random.fold_in(key, i), (m,), dtype=jnp.float32)

    return lax.scan(step, random.key(seed), jnp.arange(n))[1]
