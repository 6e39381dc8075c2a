# verdict: ERROR
# diagnosis: value-needed-while-tracing

import jax
import jax.numpy as jnp


def running_total(total, xs):
    totals = [0.0] * len(xs)

    def body(i, t):
        t = t + xs[i]
        totals[i] = t
        return t

    total = jax.lax.fori_loop(0, len(xs), body, total)
    return total, jnp.array(totals)
