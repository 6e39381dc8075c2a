# verdict: WRONG_VALUE
# diagnosis: jit-in-loop

import jax
import jax.numpy as jnp


def largest_row_sums(xs, rates, shapes):
    traces = 0
    results = []
    for x, rate, shape in zip(xs, rates, shapes, strict=True):

        @jax.jit
        def f(x, rate=rate, shape=tuple(shape)):
            nonlocal traces
            traces += 1
            return jnp.max(jnp.sum(x.reshape(shape) * max(rate, 0), axis=1))

        results.append(f(x))
    return jnp.array([*results, traces])
