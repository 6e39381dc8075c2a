# verdict: WRONG_VALUE
# diagnosis: reshape-for-transpose

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    n, d = a.shape
    m, _ = b.shape
    left = a.reshape(n, d, 1)
    right = b.reshape(1, d, m)
    return ((left - right) ** 2).sum(axis=1)
