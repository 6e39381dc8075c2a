# verdict: WRONG_DTYPE
# diagnosis: dtype-promoted

import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree


def global_norm_clip(tree, c):
    vector, restore = ravel_pytree(tree)
    vector = vector.astype(jnp.float32)
    norm = jnp.linalg.norm(vector)
    return restore(jnp.where(norm > c, vector * (c / norm), vector))
