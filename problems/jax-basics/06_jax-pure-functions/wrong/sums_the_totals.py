# verdict: WRONG_VALUE
# diagnosis: new-total-wrong

import jax
import jax.numpy as jnp


def running_total(total, xs):
    totals = total + jnp.cumsum(xs)
    return totals.sum(), totals
