# verdict: ERROR
# diagnosis: array-item-assignment

import jax
import jax.numpy as jnp


def running_total(total, xs):
    totals = jnp.zeros_like(xs)
    for i in range(len(xs)):
        total = total + xs[i]
        totals[i] = total
    return total, totals
