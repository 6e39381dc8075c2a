# verdict: ERROR
# diagnosis: shapes-added

import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    def pick(path, leaf):
        name = "/" + jax.tree_util.keystr(path, simple=True, separator="/")
        return leaf if name.endswith("/" + suffix) else None

    picked = jax.tree_util.tree_map_with_path(pick, tree)
    return sum(jax.tree.leaves(picked)).sum()
