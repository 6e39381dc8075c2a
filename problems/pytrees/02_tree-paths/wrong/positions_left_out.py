# verdict: WRONG_VALUE
# diagnosis: positions-not-text

import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    total = jnp.array(0.0)
    for path, leaf in jax.tree_util.tree_leaves_with_path(tree):
        name = "/" + "/".join(k.key for k in path if hasattr(k, "key"))
        if name.endswith("/" + suffix):
            total += leaf.sum()
    return total
