# verdict: WRONG_VALUE
# diagnosis: last-match-only

import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    total = jnp.array(0.0)
    for path, leaf in jax.tree_util.tree_leaves_with_path(tree):
        name = "/" + jax.tree_util.keystr(path, simple=True, separator="/")
        if name.endswith("/" + suffix):
            total = leaf.sum()
    return total
