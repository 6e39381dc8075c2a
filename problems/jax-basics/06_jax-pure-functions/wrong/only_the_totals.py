# verdict: WRONG_TYPE
# diagnosis: carry-not-returned

import jax
import jax.numpy as jnp


def running_total(total, xs):
    return total + jnp.cumsum(xs)
