# verdict: WRONG_VALUE
# diagnosis: norm-in-half

import jax
import jax.numpy as jnp
import optax


def global_norm_clip(tree, c):
    transform = optax.clip_by_global_norm(c)
    clipped, _ = transform.update(tree, transform.init(tree))
    return clipped
