# verdict: WRONG_VALUE
# diagnosis: largest-for-norm

import jax
import jax.numpy as jnp


def global_norm_clip(tree, c):
    squares = [jnp.abs(leaf.astype(jnp.float32)).max() for leaf in jax.tree.leaves(tree)]
    norm = jnp.max(jnp.stack(squares))
    factor = jnp.where(norm > c, c / norm, 1.0)
    return jax.tree.map(lambda leaf: (leaf * factor).astype(leaf.dtype), tree)
