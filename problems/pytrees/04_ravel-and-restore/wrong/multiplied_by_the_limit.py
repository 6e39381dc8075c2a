# verdict: WRONG_VALUE
# diagnosis: norm-unused

import jax
import jax.numpy as jnp


def global_norm_clip(tree, c):
    n = jnp.sqrt(sum(jnp.sum(x.astype(jnp.float32) ** 2) for x in jax.tree.leaves(tree)))
    return jax.tree.map(lambda x: jnp.where(n > c, x * c, x).astype(x.dtype), tree)
