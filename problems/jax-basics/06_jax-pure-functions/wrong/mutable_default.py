# verdict: ERROR
# diagnosis: state-outside

import jax
import jax.numpy as jnp


def running_total(total, xs, memory={}):  # as learners write it
    start = memory.get("total", total)
    totals = start + jnp.cumsum(xs)
    memory["total"] = totals[-1]
    return totals[-1], totals
