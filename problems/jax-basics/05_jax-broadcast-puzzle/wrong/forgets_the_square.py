# verdict: WRONG_VALUE
# diagnosis: square-forgotten

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    return jnp.sum(a[:, None, :] - b[None, :, :], axis=-1)
