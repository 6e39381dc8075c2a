# verdict: WRONG_VALUE
# diagnosis: absolute-differences

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    return jnp.sum(jnp.abs(a[:, None, :] - b[None, :, :]), axis=-1)
