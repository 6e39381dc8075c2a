# verdict: WRONG_DTYPE
# diagnosis: dtype-promoted

import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree


def global_norm_clip(tree, c):
    v, restore = ravel_pytree(tree)
    v = v.astype(jnp.float32)
    return restore(v * c / jnp.linalg.norm(v))
