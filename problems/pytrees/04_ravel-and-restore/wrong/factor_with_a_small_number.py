# verdict: WRONG_DTYPE
# diagnosis: dtype-promoted

import jax
import jax.numpy as jnp


def global_norm_clip(tree, c):
    n = jnp.sqrt(sum(jnp.sum(x**2) for x in jax.tree.leaves(tree)))
    coef = jnp.clip(c / (n + 1e-6), max=1.0)
    return jax.tree.map(lambda x: x * coef, tree)
