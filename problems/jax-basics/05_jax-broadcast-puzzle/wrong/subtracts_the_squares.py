# verdict: WRONG_VALUE
# diagnosis: squared-before-difference

import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    return jnp.sum(a[:, None] ** 2 - b[None] ** 2, axis=-1)
