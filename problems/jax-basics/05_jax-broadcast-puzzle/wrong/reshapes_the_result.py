# verdict: WRONG_VALUE
# diagnosis: reshape-for-transpose

import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    out = jnp.stack([jnp.sum((a - q) ** 2, axis=1) for q in b])
    return out.reshape(a.shape[0], b.shape[0])
