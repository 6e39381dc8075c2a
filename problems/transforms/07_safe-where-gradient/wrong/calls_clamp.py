# verdict: ERROR
# diagnosis: torch-method

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    return jnp.sqrt(x.clamp(min=0))
