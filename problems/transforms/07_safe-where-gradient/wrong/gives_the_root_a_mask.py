# verdict: ERROR
# diagnosis: where-argument

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    return jnp.sqrt(x, where=x > 0)
