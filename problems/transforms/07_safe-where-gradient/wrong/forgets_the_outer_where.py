# verdict: WRONG_VALUE
# diagnosis: stand-in-shows

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    safe = jnp.where(x > 0, x, 1.0)
    return jnp.sqrt(safe)
