# verdict: WRONG_VALUE
# diagnosis: dot-products

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    return jnp.einsum("id,jd->ij", a, b)
