# verdict: WRONG_VALUE
# diagnosis: matrix-unused

import jax
import jax.numpy as jnp


def bilinear(W, x, y):
    return jnp.sum(x) * jnp.sum(y)


def batched_bilinear(W, xs, ys):
    return jax.vmap(bilinear, in_axes=(None, 0, 1))(W, xs, ys)
