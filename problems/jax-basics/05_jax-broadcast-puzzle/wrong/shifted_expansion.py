# verdict: WRONG_VALUE
# diagnosis: expanded-form

import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    origin = b[0]
    p, q = a - origin, b - origin
    squares = (p**2).sum(1)[:, None] + (q**2).sum(1)[None, :]
    return jnp.maximum(squares - 2 * p @ q.T, 0)
