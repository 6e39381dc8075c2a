# verdict: ERROR
# diagnosis: shape-from-tracer

import jax
import jax.numpy as jnp


def largest_row_sums(xs, rates, shapes):
    traces = 0

    @jax.jit
    def f(x, rate, shape):
        nonlocal traces
        traces += 1
        return jnp.max(jnp.sum(x.reshape(shape) * jnp.maximum(rate, 0), axis=1))

    results = [f(x, rate, shape) for x, rate, shape in zip(xs, rates, shapes, strict=True)]
    return jnp.array([*results, traces])
