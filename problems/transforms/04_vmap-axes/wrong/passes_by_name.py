# verdict: ERROR
# diagnosis: in-axes-count

import jax
import jax.numpy as jnp


def bilinear(W, x, y):
    return x @ W @ y


def batched_bilinear(W, xs, ys):
    return jax.vmap(bilinear, in_axes=(None, 0, 1))(W=W, x=xs, y=ys)
