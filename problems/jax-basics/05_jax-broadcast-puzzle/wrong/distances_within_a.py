# verdict: WRONG_SHAPE
# diagnosis: b-unused

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    return jnp.sum((a[:, None, :] - a[None, :, :]) ** 2, axis=-1)
