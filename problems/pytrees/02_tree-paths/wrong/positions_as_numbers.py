# verdict: WRONG_VALUE
# diagnosis: positions-not-text

import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    wanted = suffix.split("/")
    total = jnp.float32(0)
    for path, leaf in jax.tree_util.tree_leaves_with_path(tree):
        steps = [key.key if hasattr(key, "key") else key.idx for key in path]
        if steps[-len(wanted) :] == wanted:
            total += leaf.sum()
    return total
