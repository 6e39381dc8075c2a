# verdict: ERROR
# diagnosis: value-needed-while-tracing

import jax
import jax.numpy as jnp


def running_total(total, xs):
    so_far = float(total)
    totals = []
    for x in xs.tolist():
        so_far += x
        totals.append(so_far)
    return jnp.float32(so_far), jnp.array(totals)
