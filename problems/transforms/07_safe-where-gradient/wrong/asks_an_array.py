# verdict: ERROR
# diagnosis: array-as-condition

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    if x > 0:
        return jnp.sqrt(x)
    return jnp.zeros_like(x)
