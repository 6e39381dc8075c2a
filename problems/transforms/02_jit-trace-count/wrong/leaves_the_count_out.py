# verdict: WRONG_SHAPE
# diagnosis: count-missing

from functools import partial

import jax
import jax.numpy as jnp


@partial(jax.jit, static_argnames="shape")
def f(x, rate, shape):
    return jnp.max(jnp.sum(x.reshape(shape) * jnp.maximum(rate, 0), axis=1))


def largest_row_sums(xs, rates, shapes):
    return jnp.stack([f(x, rate, tuple(shape)) for x, rate, shape in zip(xs, rates, shapes, strict=True)])
