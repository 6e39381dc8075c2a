# verdict: WRONG_VALUE
# diagnosis: product-overflows

import jax
import jax.numpy as jnp


def global_norm_clip(tree, c):
    squares = [jnp.sum(leaf.astype(jnp.float32) ** 2) for leaf in jax.tree.leaves(tree)]
    norm = jnp.sqrt(sum(squares))
    leaves, treedef = jax.tree.flatten(tree)
    new = [jnp.where(norm > c, (leaf * c / norm).astype(leaf.dtype), leaf) for leaf in leaves]
    return jax.tree.unflatten(treedef, new)
