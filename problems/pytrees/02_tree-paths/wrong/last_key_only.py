# verdict: WRONG_VALUE
# diagnosis: last-step-only

import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    total = jnp.float32(0)
    for path, leaf in jax.tree_util.tree_leaves_with_path(tree):
        if getattr(path[-1], "key", None) == suffix:
            total += leaf.sum()
    return total
