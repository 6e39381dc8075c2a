# verdict: WRONG_DTYPE
# diagnosis: dtype-promoted

import jax
import jax.numpy as jnp


def global_norm_clip(tree, c):
    leaves, treedef = jax.tree.flatten(tree)
    vector = jnp.concatenate([leaf.ravel() for leaf in leaves])
    norm = jnp.linalg.norm(vector.astype(jnp.float32))
    factor = jnp.where(norm > c, c / norm, 1.0).astype(vector.dtype)
    vector = vector * factor
    new, start = [], 0
    for leaf in leaves:
        new.append(vector[start : start + leaf.size].reshape(leaf.shape))
        start += leaf.size
    return jax.tree.unflatten(treedef, new)
