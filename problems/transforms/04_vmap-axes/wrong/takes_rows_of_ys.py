# verdict: ERROR
# diagnosis: mapped-lengths-differ

import jax
import jax.numpy as jnp


def bilinear(W, x, y):
    return x @ W @ y


def batched_bilinear(W, xs, ys):
    return jax.vmap(bilinear, in_axes=(None, 0, 0))(W, xs, ys)
