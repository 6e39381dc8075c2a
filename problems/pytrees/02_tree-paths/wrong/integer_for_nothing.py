# verdict: WRONG_DTYPE
# diagnosis: dtype-integer

import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    leaves = jax.tree_util.tree_leaves_with_path(tree)
    names = [jax.tree_util.keystr(path, simple=True, separator="/") for path, _ in leaves]
    found = [leaf.sum() for (_, leaf), name in zip(leaves, names, strict=True) if f"/{name}".endswith(f"/{suffix}")]
    return jnp.asarray(sum(found))
