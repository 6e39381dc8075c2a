# verdict: WRONG_VALUE
# diagnosis: epsilon-inside

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    eps = 1e-8
    return jnp.sqrt(jnp.maximum(x, eps))
