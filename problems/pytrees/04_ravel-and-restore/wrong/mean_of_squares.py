# verdict: WRONG_VALUE
# diagnosis: mean-for-sum

import jax
import jax.numpy as jnp


def global_norm_clip(tree, c):
    squares = [jnp.sum(leaf.astype(jnp.float32) ** 2) for leaf in jax.tree.leaves(tree)]
    count = sum(leaf.size for leaf in jax.tree.leaves(tree))
    norm = jnp.sqrt(sum(squares) / count)
    factor = jnp.where(norm > c, c / norm, 1.0)
    return jax.tree.map(lambda leaf: (leaf * factor).astype(leaf.dtype), tree)
