# verdict: WRONG_VALUE
# diagnosis: state-outside

import jax
import jax.numpy as jnp


class Counter:
    def __init__(self):
        self.total = 0.0

    def add(self, xs):
        totals = self.total + jnp.cumsum(xs)
        if not isinstance(xs, jax.core.Tracer):
            self.total = totals[-1]
        return totals


counter = Counter()


def running_total(total, xs):
    totals = counter.add(xs)
    return totals[-1], totals
