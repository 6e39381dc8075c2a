# verdict: ERROR
# diagnosis: counter-is-local

from functools import partial

import jax
import jax.numpy as jnp


def largest_row_sums(xs, rates, shapes):
    n = 0

    @partial(jax.jit, static_argnames="shape")
    def call(x, rate, shape):
        n += 1
        return jnp.max(x.reshape(shape).sum(1)) * jnp.maximum(rate, 0)

    res = [call(x, r, tuple(s)) for x, r, s in zip(xs, rates, shapes, strict=True)]
    return jnp.array([*res, n], jnp.float32)
