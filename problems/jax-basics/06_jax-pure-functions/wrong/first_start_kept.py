# verdict: WRONG_VALUE
# diagnosis: state-outside

import jax
import jax.numpy as jnp

_seen = {}


def running_total(total, xs):
    if "offset" not in _seen:
        _seen["offset"] = total
    totals = _seen["offset"] + jnp.cumsum(xs)
    return totals[-1], totals
