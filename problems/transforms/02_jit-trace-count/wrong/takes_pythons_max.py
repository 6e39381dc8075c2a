# verdict: ERROR
# diagnosis: tracer-in-condition

from functools import partial

import jax
import jax.numpy as jnp


def largest_row_sums(xs, rates, shapes):
    count = []

    @partial(jax.jit, static_argnums=2)
    def f(x, rate, shape):
        count.append(1)
        return (x.reshape(shape) * max(rate, 0)).sum(axis=1).max()

    results = [f(x, rate, tuple(shape)) for x, rate, shape in zip(xs, rates, shapes, strict=True)]
    return jnp.array([*results, len(count)])
