# verdict: WRONG_VALUE
# diagnosis: single-where

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    return jnp.where(x > 0, jnp.sqrt(jnp.abs(x)), 0.0)
