# verdict: ERROR
# diagnosis: count-is-number

import jax
import jax.numpy as jnp
from flax import nnx


class Counted(nnx.Module):
    def __init__(self, i, o, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (i, o)) / jnp.sqrt(i))
        self.bias = nnx.Param(jnp.zeros((o,)))
        self.count = nnx.Variable(0)

    def __call__(self, x):
        self.count[...] += 1
        return x @ self.kernel + self.bias


def count_calls(seed, x, features, n):
    m = Counted(x.shape[-1], int(features), nnx.Rngs(int(seed)))
    total = 0.0
    for _ in range(int(n)):
        total = jnp.sum(m(x))
    return jnp.array([m.count[...], total], dtype=jnp.float32)
