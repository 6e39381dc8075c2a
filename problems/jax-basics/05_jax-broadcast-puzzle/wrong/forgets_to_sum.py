# verdict: WRONG_SHAPE
# diagnosis: not-summed

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    return (a[:, None, :] - b[None, :, :]) ** 2
