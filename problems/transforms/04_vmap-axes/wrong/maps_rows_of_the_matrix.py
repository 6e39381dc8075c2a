# verdict: ERROR
# diagnosis: matrix-mapped

import jax
import jax.numpy as jnp


def bilinear(W, x, y):
    return jnp.dot(jnp.dot(x, W), y)


def batched_bilinear(W, xs, ys):
    return jax.vmap(bilinear, in_axes=(0, 0, 1))(W, xs, ys)
