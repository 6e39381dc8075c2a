# verdict: ERROR
# diagnosis: python-condition

import jax
import jax.numpy as jnp


def global_norm_clip(tree, c):
    squares = [jnp.sum(leaf.astype(jnp.float32) ** 2) for leaf in jax.tree.leaves(tree)]
    norm = jnp.sqrt(sum(squares))
    factor = c / norm if norm > c else 1.0
    return jax.tree.map(lambda leaf: (leaf * factor).astype(leaf.dtype), tree)
