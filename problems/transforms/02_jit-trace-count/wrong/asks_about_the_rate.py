# verdict: ERROR
# diagnosis: tracer-in-condition

from functools import partial

import jax
import jax.numpy as jnp


def largest_row_sums(xs, rates, shapes):
    traces = 0

    @partial(jax.jit, static_argnames="shape")
    def f(x, rate, shape):
        nonlocal traces
        traces += 1
        if rate < 0:
            rate = 0.0
        return jnp.max(jnp.sum(x.reshape(shape) * rate, axis=1))

    results = [f(x, rate, tuple(shape)) for x, rate, shape in zip(xs, rates, shapes, strict=True)]
    return jnp.array([*results, traces])
