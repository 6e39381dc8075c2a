# verdict: WRONG_VALUE
# diagnosis: clipped-by-leaf

import jax
import jax.numpy as jnp


def global_norm_clip(tree, c):
    def clip(leaf):
        norm = jnp.linalg.norm(leaf.astype(jnp.float32))
        return (leaf * jnp.where(norm > c, c / norm, 1.0)).astype(leaf.dtype)

    return jax.tree.map(clip, tree)
