# verdict: ERROR
# diagnosis: path-not-given

import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    def pick(path, leaf):
        name = jax.tree_util.keystr(path, simple=True, separator="/")
        return leaf.sum() if ("/" + name).endswith("/" + suffix) else 0.0

    return sum(jax.tree.leaves(jax.tree.map(pick, tree)))
