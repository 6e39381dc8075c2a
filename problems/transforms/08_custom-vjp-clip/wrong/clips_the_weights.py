# verdict: WRONG_VALUE
# diagnosis: weights-clipped

import jax
import jax.numpy as jnp


def scale_with_gate(x, weights, lo, hi):
    return jnp.clip(weights, lo, hi) * x
