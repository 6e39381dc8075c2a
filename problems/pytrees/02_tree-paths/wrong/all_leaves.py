# verdict: WRONG_VALUE
# diagnosis: filter-lost

import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    total = jnp.float32(0)
    for _path, leaf in jax.tree_util.tree_leaves_with_path(tree):
        total += leaf.sum()
    return total
