# verdict: WRONG_VALUE
# diagnosis: root-of-negative

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    return jnp.sqrt(x)
