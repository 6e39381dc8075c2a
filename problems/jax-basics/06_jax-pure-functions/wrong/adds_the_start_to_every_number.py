# verdict: WRONG_VALUE
# diagnosis: start-added-often

import jax.numpy as jnp


def running_total(total, xs):
    totals = total + jnp.cumsum(xs + total)
    return totals[-1], totals
