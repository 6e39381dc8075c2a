from functools import partial

import jax
import jax.numpy as jnp


def bilinear(W, x, y):
    return jnp.tensordot(jnp.outer(x, y), W, axes=2)


def batched_bilinear(W, xs, ys):
    return jax.vmap(partial(bilinear, W))(xs, jnp.swapaxes(ys, 0, 1))
