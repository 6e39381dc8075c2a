# verdict: WRONG_VALUE
# diagnosis: infinite-slope

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    return jnp.clip(x, 0.0) ** 0.5
