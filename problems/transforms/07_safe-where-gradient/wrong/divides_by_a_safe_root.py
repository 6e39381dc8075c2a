# verdict: WRONG_VALUE
# diagnosis: epsilon-inside

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    positive = jnp.maximum(x, 0.0)
    return positive / jnp.sqrt(positive + 1e-8)
