# verdict: WRONG_VALUE
# diagnosis: carry-not-passed-on

import jax
import jax.numpy as jnp


def running_total(total, xs):
    totals = jnp.stack([total + x for x in xs])
    return totals[-1], totals
