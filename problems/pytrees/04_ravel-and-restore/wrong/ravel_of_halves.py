# verdict: WRONG_DTYPE
# diagnosis: dtype-promoted

import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree


def global_norm_clip(tree, c):
    vector, restore = ravel_pytree(tree)
    norm = jnp.linalg.norm(vector.astype(jnp.float32))
    return restore(vector * jnp.where(norm > c, c / norm, 1.0))
