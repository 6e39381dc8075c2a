# verdict: WRONG_VALUE
# diagnosis: every-pair

import jax
import jax.numpy as jnp


def bilinear(W, x, y):
    return x @ W @ y


def batched_bilinear(W, xs, ys):
    return jax.vmap(jax.vmap(bilinear, in_axes=(None, 0, None)), in_axes=(None, None, 1))(W, xs, ys)[0]
