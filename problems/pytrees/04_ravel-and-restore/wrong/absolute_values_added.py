# verdict: WRONG_VALUE
# diagnosis: absolute-values-added

import jax
import jax.numpy as jnp


def global_norm_clip(tree, c):
    squares = [jnp.abs(leaf.astype(jnp.float32)).sum() for leaf in jax.tree.leaves(tree)]
    norm = sum(squares)
    factor = jnp.where(norm > c, c / norm, 1.0)
    return jax.tree.map(lambda leaf: (leaf * factor).astype(leaf.dtype), tree)
