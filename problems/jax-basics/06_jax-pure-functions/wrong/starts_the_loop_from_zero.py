# verdict: WRONG_VALUE
# diagnosis: carry-ignored

import jax
import jax.numpy as jnp


def running_total(total, xs):
    totals = jnp.cumsum(xs)
    return total + totals[-1], totals
