# verdict: WRONG_VALUE
# diagnosis: squared-after-sum

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    return jnp.sum(a[:, None, :] - b[None, :, :], axis=-1) ** 2
