# verdict: WRONG_VALUE
# diagnosis: negative-kept

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    zero = x == 0
    return jnp.where(zero, 0.0, jnp.sqrt(jnp.where(zero, 1.0, jnp.abs(x))))
