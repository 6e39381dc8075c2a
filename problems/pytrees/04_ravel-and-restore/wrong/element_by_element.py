# verdict: WRONG_VALUE
# diagnosis: clipped-by-element

import jax
import jax.numpy as jnp


def global_norm_clip(tree, c):
    return jax.tree.map(lambda leaf: jnp.clip(leaf, -c, c).astype(leaf.dtype), tree)
