# verdict: WRONG_VALUE
# diagnosis: small-numbers-lost

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    valid = x > 1e-4
    return jnp.where(valid, jnp.sqrt(jnp.where(valid, x, 1.0)), 0.0)
