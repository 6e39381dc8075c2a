# verdict: WRONG_SHAPE
# diagnosis: start-included

import jax
import jax.numpy as jnp


def running_total(total, xs):
    totals = jnp.cumsum(jnp.concatenate([total[None], xs]))
    return totals[-1], totals
