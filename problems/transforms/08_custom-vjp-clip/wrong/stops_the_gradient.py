# verdict: WRONG_VALUE
# diagnosis: gradient-stopped

import jax
import jax.numpy as jnp


def scale_with_gate(x, weights, lo, hi):
    return weights * jax.lax.stop_gradient(x)
