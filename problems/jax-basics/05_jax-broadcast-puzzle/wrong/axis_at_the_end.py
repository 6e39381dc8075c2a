# verdict: ERROR
# diagnosis: axis-not-inserted

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    return jnp.sum((a[:, :, None] - b[:, None, :]) ** 2, axis=1)
