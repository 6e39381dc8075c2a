# verdict: WRONG_VALUE
# diagnosis: reshaped-for-transposed

import jax
import jax.numpy as jnp


def bilinear(W, x, y):
    return x @ W @ y


def batched_bilinear(W, xs, ys):
    ys = ys.reshape(xs.shape[0], -1)
    return jax.vmap(bilinear, in_axes=(None, 0, 0))(W, xs, ys)
