# verdict: WRONG_VALUE
# diagnosis: root-of-negative

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    return jnp.where(x == 0, 0.0, jnp.sqrt(jnp.where(x == 0, 1.0, x)))
