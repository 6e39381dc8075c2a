# verdict: WRONG_SHAPE
# diagnosis: results-swapped

import jax
import jax.numpy as jnp


def running_total(total, xs):
    totals = total + jnp.cumsum(xs)
    return totals, totals[-1]
