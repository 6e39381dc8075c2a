from functools import partial

import jax
import jax.numpy as jnp

TRACES = []


@partial(jax.jit, static_argnums=(2, 3))
def largest(x, rate, rows, columns):
    TRACES.append((rows, columns))
    rate = jnp.where(rate < 0, 0.0, rate)
    return rate * x.reshape(rows, columns).sum(axis=-1).max()


def largest_row_sums(xs, rates, shapes):
    TRACES.clear()
    out = []
    for x, rate, (rows, columns) in zip(xs, rates, shapes, strict=True):
        out.append(largest(x, rate, rows, columns))
    return jnp.stack([*out, jnp.float32(len(TRACES))])
