# verdict: WRONG_STRUCTURE
# diagnosis: too-many-traces

from functools import partial

import jax
import jax.numpy as jnp


@partial(jax.jit, static_argnums=(1, 2))
def f(x, rate, shape):
    return jnp.max(jnp.sum(x.reshape(shape) * max(rate, 0), axis=1))


def largest_row_sums(xs, rates, shapes):
    results = [f(x, rate, tuple(shape)) for x, rate, shape in zip(xs, rates, shapes, strict=True)]
    return jnp.array([*results, len(set(map(tuple, shapes)))])
