# verdict: WRONG_VALUE
# diagnosis: start-in-first-only

import jax
import jax.numpy as jnp


def running_total(total, xs):
    totals = jnp.cumsum(xs).at[0].add(total)
    return totals[-1], totals
