import functools

import jax
import jax.numpy as jnp


def draw_row(key, m):
    return jax.random.normal(key, [m], dtype="float32")


@functools.partial(jax.jit, static_argnums=(1, 2))
def independent_normals(seed, n, m):
    base = jax.random.key(seed)
    keys = jax.vmap(jax.random.fold_in, in_axes=(None, 0))(base, jnp.arange(n))
    return jax.lax.map(lambda key: draw_row(key, m), keys)
