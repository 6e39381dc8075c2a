# verdict: WRONG_VALUE
# diagnosis: cross-term

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    return jnp.sum(a**2, axis=1)[:, None] + jnp.sum(b**2, axis=1)[None, :] - a @ b.T
