# verdict: ERROR
# diagnosis: at-called

import jax
import jax.numpy as jnp


def set_and_add(x, idx, value):
    first = x.at(idx).set(value)
    second = x.at(idx).add(value)
    return jnp.stack([first, second])
