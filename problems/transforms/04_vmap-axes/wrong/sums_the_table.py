# verdict: WRONG_VALUE
# diagnosis: table-summed

import jax
import jax.numpy as jnp


def batched_bilinear(W, xs, ys):
    return jnp.sum(xs @ W @ ys, axis=1)
