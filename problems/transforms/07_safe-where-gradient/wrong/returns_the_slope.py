# verdict: WRONG_VALUE
# diagnosis: slope-returned

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    positive = x > 0
    safe = jnp.where(positive, x, 1.0)
    return jnp.where(positive, 0.5 / jnp.sqrt(safe), 0.0)
