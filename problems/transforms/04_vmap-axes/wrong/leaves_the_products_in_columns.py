# verdict: WRONG_SHAPE
# diagnosis: products-not-summed

import jax
import jax.numpy as jnp


def batched_bilinear(W, xs, ys):
    return (xs @ W).T * ys
