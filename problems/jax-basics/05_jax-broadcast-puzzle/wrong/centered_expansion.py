# verdict: WRONG_VALUE
# diagnosis: expanded-form

import jax
import jax.numpy as jnp


def pairwise_sq_dist(a, b):
    middle = jnp.concatenate([a, b]).mean(0)
    a, b = a - middle, b - middle
    d = (a**2).sum(1)[:, None] + (b**2).sum(1) - 2 * a @ b.T
    return jnp.maximum(d, 0)
