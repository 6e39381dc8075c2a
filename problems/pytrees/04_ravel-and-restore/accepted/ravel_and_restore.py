import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree


def global_norm_clip(tree, c):
    vector, restore = ravel_pytree(tree)
    norm = jnp.linalg.norm(vector.astype(jnp.float32))
    factor = jnp.minimum(1.0, c / jnp.maximum(norm, 1e-12))
    return restore((vector * factor).astype(vector.dtype))
