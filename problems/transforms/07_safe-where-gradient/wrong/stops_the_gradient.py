# verdict: WRONG_VALUE
# diagnosis: gradient-stopped

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    return jax.lax.stop_gradient(jnp.sqrt(jax.nn.relu(x)))
