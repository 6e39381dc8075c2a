# verdict: WRONG_VALUE
# diagnosis: value-frozen

from functools import partial

import jax
import jax.numpy as jnp


def largest_row_sums(xs, rates, shapes):
    n = 0
    res = []
    rate = 0.0

    @partial(jax.jit, static_argnames="shape")
    def f(x, shape):
        nonlocal n
        n += 1
        return max(rate, 0) * jnp.max(jnp.sum(x.reshape(shape), axis=1))

    for x, r, s in zip(xs, rates, shapes, strict=True):
        rate = r
        res.append(f(x, tuple(s)))
    return jnp.array([*res, n], jnp.float32)
