# verdict: ERROR
# diagnosis: tree-arithmetic

import jax
import jax.numpy as jnp


def global_norm_clip(tree, c):
    norm = jnp.linalg.norm(tree)
    factor = jnp.where(norm > c, c / norm, 1.0)
    return jax.tree.map(lambda leaf: (leaf * factor).astype(leaf.dtype), tree)
