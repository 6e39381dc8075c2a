# verdict: WRONG_SHAPE
# diagnosis: axis-not-inserted

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    return jnp.stack([jnp.sum((p - q) ** 2) for p, q in zip(a, b, strict=False)])
