# verdict: WRONG_VALUE
# diagnosis: first-number-lost

import jax
import jax.numpy as jnp


def running_total(total, xs):
    totals = jnp.cumsum(xs.at[0].set(total))
    return totals[-1], totals
