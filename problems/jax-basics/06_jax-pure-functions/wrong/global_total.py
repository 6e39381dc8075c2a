# verdict: ERROR
# diagnosis: state-outside

import jax
import jax.numpy as jnp

so_far = 0.0


def running_total(total, xs):
    global so_far
    totals = []
    for x in xs:
        so_far = so_far + x
        totals.append(so_far)
    return so_far, jnp.stack(totals)
