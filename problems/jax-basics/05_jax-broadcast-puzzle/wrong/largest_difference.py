# verdict: WRONG_VALUE
# diagnosis: largest-difference

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    return jnp.max((a[:, None, :] - b[None, :, :]) ** 2, axis=-1)
