# verdict: ERROR
# diagnosis: nothing-to-reduce

import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    found = []
    for path, leaf in jax.tree_util.tree_leaves_with_path(tree):
        name = jax.tree_util.keystr(path, simple=True, separator="/")
        if f"/{name}".endswith(f"/{suffix}"):
            found.append(leaf.ravel())
    return jnp.concatenate(found).sum()
