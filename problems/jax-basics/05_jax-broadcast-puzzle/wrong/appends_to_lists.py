# verdict: WRONG_TYPE
# diagnosis: list-returned

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    return [[jnp.sum((p - q) ** 2) for q in b] for p in a]
