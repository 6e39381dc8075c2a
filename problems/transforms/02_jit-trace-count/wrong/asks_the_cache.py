# verdict: WRONG_STRUCTURE
# diagnosis: count-from-outside
from functools import partial

import jax
import jax.numpy as jnp


def largest_row_sums(xs, rates, shapes):
    @partial(jax.jit, static_argnames=["shape"])
    def go(x, rate, *, shape):
        return jnp.sum(x.reshape(shape), axis=1).max() * jnp.clip(rate, 0)

    results = [go(x, rate, shape=tuple(shape)) for x, rate, shape in zip(xs, rates, shapes, strict=True)]
    return jnp.array([*results, go._cache_size()], dtype=jnp.float32)  # noqa: SLF001
