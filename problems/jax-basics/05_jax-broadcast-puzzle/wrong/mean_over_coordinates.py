# verdict: WRONG_VALUE
# diagnosis: mean-for-sum

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    return jnp.mean((a[:, None, :] - b[None, :, :]) ** 2, axis=-1)
