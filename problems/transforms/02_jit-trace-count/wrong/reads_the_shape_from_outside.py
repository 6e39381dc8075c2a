# verdict: WRONG_VALUE
# diagnosis: value-frozen

import jax
import jax.numpy as jnp


def largest_row_sums(xs, rates, shapes):
    n = 0
    res = []
    shape = None

    @jax.jit
    def f(x, r):
        nonlocal n
        n += 1
        return jnp.maximum(r, 0) * jnp.max(jnp.sum(x.reshape(shape), axis=1))

    for x, r, s in zip(xs, rates, shapes, strict=True):
        shape = s
        res.append(f(x, r))
    return jnp.array([*res, n], jnp.float32)
