# verdict: WRONG_VALUE
# diagnosis: infinite-slope

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    valid = x >= 0
    safe = jnp.where(valid, x, 1.0)
    return jnp.where(valid, jnp.sqrt(safe), 0.0)
