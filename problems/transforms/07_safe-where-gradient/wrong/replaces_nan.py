# verdict: WRONG_VALUE
# diagnosis: infinite-slope

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    return jnp.nan_to_num(jnp.sqrt(x))
