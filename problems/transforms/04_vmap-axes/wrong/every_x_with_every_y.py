# verdict: WRONG_SHAPE
# diagnosis: every-pair

import jax
import jax.numpy as jnp


def batched_bilinear(W, xs, ys):
    return xs @ W @ ys
