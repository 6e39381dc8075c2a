import jax
import jax.numpy as jnp
import optax


def global_norm_clip(tree, c):
    full = jax.tree.map(lambda leaf: leaf.astype(jnp.float32), tree)
    transform = optax.clip_by_global_norm(c)
    clipped, _ = transform.update(full, transform.init(full))
    return jax.tree.map(lambda new, old: new.astype(old.dtype), clipped, tree)
