# verdict: ERROR
# diagnosis: scalar-indexed

import jax
import jax.numpy as jnp
from flax import nnx


class Counted(nnx.Module):
    def __init__(self, i, o, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (i, o)) / jnp.sqrt(i))
        self.bias = nnx.Param(jnp.zeros(o))
        self.count = nnx.Variable(jnp.array(0))

    def __call__(self, x):
        self.count[0] += 1
        return x @ self.kernel + self.bias


def count_calls(seed, x, features, n):
    m = Counted(x.shape[0], int(features), nnx.Rngs(int(seed)))
    for _ in range(int(n)):
        y = m(x)
    return jnp.array([m.count[...], y.sum()])
