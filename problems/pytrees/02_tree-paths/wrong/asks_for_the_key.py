# verdict: ERROR
# diagnosis: keys-are-objects

import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    total = jnp.float32(0)
    for path, leaf in jax.tree_util.tree_leaves_with_path(tree):
        name = "/".join(str(step.key) for step in path)
        if f"/{name}".endswith(f"/{suffix}"):
            total += leaf.sum()
    return total
