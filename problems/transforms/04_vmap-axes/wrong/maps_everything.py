# verdict: ERROR
# diagnosis: matrix-mapped

import jax
import jax.numpy as jnp


def bilinear(W, x, y):
    return x @ W @ y


def batched_bilinear(W, xs, ys):
    return jax.vmap(bilinear)(W, xs, ys)
