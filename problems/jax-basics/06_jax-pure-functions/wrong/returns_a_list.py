# verdict: WRONG_TYPE
# diagnosis: list-for-tuple

import jax
import jax.numpy as jnp


def running_total(total, xs):
    totals = total + jnp.cumsum(xs)
    return [totals[-1], totals]
