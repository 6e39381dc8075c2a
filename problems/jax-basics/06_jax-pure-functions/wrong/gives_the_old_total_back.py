# verdict: WRONG_VALUE
# diagnosis: new-total-wrong

import jax
import jax.numpy as jnp


def running_total(total, xs):
    return total, total + jnp.cumsum(xs)
