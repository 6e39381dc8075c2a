import itertools
import operator

import jax.numpy as jnp


def running_total(total, xs):
    totals = list(itertools.accumulate(xs, operator.add, initial=total))
    return totals[-1], jnp.array(totals[1:])
