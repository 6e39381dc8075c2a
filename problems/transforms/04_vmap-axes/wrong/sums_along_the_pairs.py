# verdict: WRONG_SHAPE
# diagnosis: other-axis-summed

import jax
import jax.numpy as jnp


def batched_bilinear(W, xs, ys):
    return jnp.sum((xs @ W) * ys.T, axis=0)
