# verdict: ERROR
# diagnosis: path-not-taken

import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    kept = jax.tree_util.tree_map_with_path(lambda leaf: leaf.sum(), tree)
    return jnp.asarray(sum(jax.tree.leaves(kept)))
