# verdict: WRONG_STRUCTURE
# diagnosis: no-module

import jax.numpy as jnp


def state_filter_count(seed, x, hidden):
    return jnp.array([4.0, 2.0, 1.0])
