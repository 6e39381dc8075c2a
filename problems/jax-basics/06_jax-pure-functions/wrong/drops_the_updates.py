# verdict: WRONG_VALUE
# diagnosis: update-dropped

import jax
import jax.numpy as jnp


def running_total(total, xs):
    totals = jnp.zeros_like(xs)
    for i in range(len(xs)):
        total = total + xs[i]
        totals.at[i].set(total)
    return total, totals
