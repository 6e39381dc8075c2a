# verdict: WRONG_STRUCTURE
# diagnosis: count-from-outside
from functools import partial

import jax
import jax.numpy as jnp


@partial(jax.jit, static_argnames="shape")
def largest_row_sum(x, rate, shape):
    return jnp.max(jnp.sum(x.reshape(shape), axis=1)) * jnp.maximum(rate, 0.0)


def largest_row_sums(xs, rates, shapes):
    results = []
    met = set()
    for x, rate, shape in zip(xs, rates, shapes, strict=True):
        shape = tuple(shape)
        met.add(shape)
        results.append(largest_row_sum(x, rate, shape))
    return jnp.array([*results, len(met)])
