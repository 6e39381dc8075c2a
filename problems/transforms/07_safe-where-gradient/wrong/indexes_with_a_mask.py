# verdict: ERROR
# diagnosis: boolean-index-traced

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    positive = x > 0
    return jnp.zeros_like(x).at[positive].set(jnp.sqrt(x[positive]))
