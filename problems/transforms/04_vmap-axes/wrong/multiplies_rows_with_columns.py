# verdict: ERROR
# diagnosis: columns-beside-rows

import jax
import jax.numpy as jnp


def batched_bilinear(W, xs, ys):
    return (xs @ W * ys).sum(axis=1)
