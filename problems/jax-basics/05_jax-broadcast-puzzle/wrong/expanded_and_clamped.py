# verdict: WRONG_VALUE
# diagnosis: expanded-form

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    cross = jnp.einsum("id,jd->ij", a, b)
    squares = jnp.einsum("id,id->i", a, a)[:, None] + jnp.einsum("jd,jd->j", b, b)
    return jnp.maximum(squares - 2 * cross, 0.0)
