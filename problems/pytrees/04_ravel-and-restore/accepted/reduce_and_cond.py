import jax
import jax.numpy as jnp


def global_norm_clip(tree, c):
    total = jax.tree.reduce(
        lambda total, leaf: total + jnp.vdot(leaf.astype(jnp.float32), leaf.astype(jnp.float32)), tree, 0.0
    )
    norm = total**0.5

    def shorten(tree):
        return jax.tree.map(lambda leaf: (leaf * (c / norm)).astype(leaf.dtype), tree)

    return jax.lax.cond(norm > c, shorten, lambda tree: tree, tree)
