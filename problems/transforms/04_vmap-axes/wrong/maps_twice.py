# verdict: WRONG_SHAPE
# diagnosis: every-pair

import jax
import jax.numpy as jnp


def bilinear(W, x, y):
    return x @ W @ y


def batched_bilinear(W, xs, ys):
    along_y = jax.vmap(bilinear, in_axes=(None, None, 1))
    return jax.vmap(along_y, in_axes=(None, 0, None))(W, xs, ys)
