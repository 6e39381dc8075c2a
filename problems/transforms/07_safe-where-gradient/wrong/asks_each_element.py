# verdict: ERROR
# diagnosis: tracer-in-condition

import jax
import jax.numpy as jnp


def sqrt_relu(x):
    return jnp.stack([jnp.sqrt(value) if value > 0 else 0.0 * value for value in x])
