# verdict: WRONG_VALUE
# diagnosis: positions-from-one

import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    def text(k):
        return k.key if hasattr(k, "key") else str(k.idx + 1)

    total = jnp.array(0.0)
    for path, leaf in jax.tree_util.tree_leaves_with_path(tree):
        name = "/" + "/".join(text(k) for k in path)
        if name.endswith("/" + suffix):
            total += leaf.sum()
    return total
