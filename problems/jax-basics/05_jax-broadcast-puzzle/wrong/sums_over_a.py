# verdict: WRONG_SHAPE
# diagnosis: summed-wrong-axis

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    difference = a[:, None, :] - b[None, :, :]
    return jnp.sum(difference**2, axis=0)
