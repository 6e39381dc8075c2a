# verdict: WRONG_VALUE
# diagnosis: slashes-missing

import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    total = jnp.array(0.0)
    for path, leaf in jax.tree_util.tree_leaves_with_path(tree):
        name = jax.tree_util.keystr(path, simple=True)
        if name == suffix or name.endswith("/" + suffix):
            total += leaf.sum()
    return total
