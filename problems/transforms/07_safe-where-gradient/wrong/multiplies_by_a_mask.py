# verdict: WRONG_VALUE
# diagnosis: single-where

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    mask = (x > 0).astype(x.dtype)
    return jnp.sqrt(x * mask) * mask
