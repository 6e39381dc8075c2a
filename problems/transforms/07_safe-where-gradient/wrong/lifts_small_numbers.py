# verdict: WRONG_VALUE
# diagnosis: small-numbers-lifted

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    return jnp.where(x > 0, jnp.sqrt(jnp.maximum(x, 1e-6)), 0.0)
