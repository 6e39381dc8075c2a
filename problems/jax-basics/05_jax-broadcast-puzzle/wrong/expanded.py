# verdict: WRONG_VALUE
# diagnosis: expanded-form

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    a_squares = jnp.sum(a**2, axis=1)[:, None]
    b_squares = jnp.sum(b**2, axis=1)[None, :]
    return a_squares + b_squares - 2 * a @ b.T
