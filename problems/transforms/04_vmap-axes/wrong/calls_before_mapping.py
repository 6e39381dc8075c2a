# verdict: ERROR
# diagnosis: result-for-function

import jax
import jax.numpy as jnp


def bilinear(W, x, y):
    return x @ W @ y


def batched_bilinear(W, xs, ys):
    return jax.vmap(bilinear(W, xs, ys), in_axes=(None, 0, 1))(W, xs, ys)
