from functools import partial

import jax
import jax.numpy as jnp


def largest_row_sums(xs, rates, shapes):
    seen = []
    programs = {}

    def largest(shape, x, rate):
        seen.append(shape)
        return jnp.max(jnp.einsum("rc->r", x.reshape(shape))) * jnp.maximum(rate, 0)

    results = []
    for x, rate, shape in zip(xs, rates, shapes, strict=True):
        key = tuple(shape)
        if key not in programs:
            programs[key] = jax.jit(partial(largest, key))
        results.append(programs[key](x, rate))
    return jnp.concatenate([jnp.stack(results), jnp.array([len(seen)], jnp.float32)])
