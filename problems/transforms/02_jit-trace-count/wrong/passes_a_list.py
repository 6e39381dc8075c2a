# verdict: ERROR
# diagnosis: static-unhashable

from functools import partial

import jax
import jax.numpy as jnp


def largest_row_sums(xs, rates, shapes):
    traces = 0

    @partial(jax.jit, static_argnames="shape")
    def f(x, rate, shape):
        nonlocal traces
        traces += 1
        return jnp.max(jnp.sum(x.reshape(shape) * jnp.maximum(rate, 0), axis=1))

    results = [f(x, rate, shape) for x, rate, shape in zip(xs, rates, shapes, strict=True)]
    return jnp.array([*results, traces])
