from functools import partial

import jax
import jax.numpy as jnp


def largest_row_sums(xs: list[jax.Array], rates: list[float], shapes: list[list[int]]) -> jax.Array:
    traces = 0

    @partial(jax.jit, static_argnames="shape")
    def largest_row_sum(x, rate, shape):
        nonlocal traces
        traces += 1
        rows = x.reshape(shape) * jnp.maximum(rate, 0.0)
        return jnp.max(jnp.sum(rows, axis=1))

    results = [largest_row_sum(x, rate, tuple(shape)) for x, rate, shape in zip(xs, rates, shapes, strict=True)]
    return jnp.array([*results, traces])
