# verdict: WRONG_VALUE
# diagnosis: jit-in-loop

import jax
import jax.numpy as jnp


class Counter:
    traces = 0


def f(x, rate, shape):
    Counter.traces += 1
    return jnp.max(jnp.sum(x.reshape(shape) * jnp.maximum(rate, 0), axis=1))


def largest_row_sums(xs, rates, shapes):
    Counter.traces = 0
    results = []
    for i in range(len(xs)):
        results += [jax.jit(lambda x, rate, i=i: f(x, rate, shapes[i]))(xs[i], rates[i])]
    return jnp.array([*results, Counter.traces])
