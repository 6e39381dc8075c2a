# verdict: WRONG_VALUE
# diagnosis: epsilon-inside

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    return jnp.sqrt(jnp.maximum(x, 0.0) + 1e-6)
