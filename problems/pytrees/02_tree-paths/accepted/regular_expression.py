import re

import jax
import jax.numpy as jnp


def sum_by_suffix(tree, suffix):
    pattern = re.compile(rf"(^|/){re.escape(suffix)}$")
    kept = [
        jnp.sum(leaf)
        for path, leaf in jax.tree.leaves_with_path(tree)
        if pattern.search(jax.tree_util.keystr(path, simple=True, separator="/"))
    ]
    return jnp.asarray(sum(kept), jnp.float32)
