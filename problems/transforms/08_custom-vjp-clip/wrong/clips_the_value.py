# verdict: WRONG_VALUE
# diagnosis: value-clipped

import jax
import jax.numpy as jnp


def scale_with_gate(x, weights, lo, hi):
    return weights * jnp.clip(x, lo, hi)
