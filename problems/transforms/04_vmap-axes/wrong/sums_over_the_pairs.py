# verdict: WRONG_SHAPE
# diagnosis: pairs-summed

import jax
import jax.numpy as jnp


def batched_bilinear(W, xs, ys):
    return jnp.einsum("nd,de,en->", xs, W, ys)
