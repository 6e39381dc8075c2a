# verdict: WRONG_VALUE
# diagnosis: shorter-path-counted

import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    want = suffix.split("/")[::-1]
    total = jnp.array(0.0)
    for path, leaf in jax.tree_util.tree_leaves_with_path(tree):
        steps = jax.tree_util.keystr(path, simple=True, separator="/").split("/")[::-1]
        if all(a == b for a, b in zip(steps, want)):
            total += leaf.sum()
    return total
