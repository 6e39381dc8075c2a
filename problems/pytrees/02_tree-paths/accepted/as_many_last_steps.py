import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    k = suffix.count("/") + 1
    return jax.tree.reduce(
        lambda a, b: a + b,
        jax.tree_util.tree_map_with_path(
            lambda p, v: v.sum() * (jax.tree_util.keystr(p[-k:], simple=True, separator="/") == suffix), tree
        ),
        jnp.zeros(()),
    )
