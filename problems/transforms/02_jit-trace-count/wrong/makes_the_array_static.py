# verdict: ERROR
# diagnosis: static-unhashable

from functools import partial

import jax
import jax.numpy as jnp


def largest_row_sums(xs, rates, shapes):
    traces = 0

    @partial(jax.jit, static_argnums=(0, 1, 2))
    def f(x, rate, shape):
        nonlocal traces
        traces += 1
        return jnp.max(jnp.sum(x.reshape(shape) * max(rate, 0), axis=1))

    results = [f(x, rate, tuple(shape)) for x, rate, shape in zip(xs, rates, shapes, strict=True)]
    return jnp.array([*results, traces])
