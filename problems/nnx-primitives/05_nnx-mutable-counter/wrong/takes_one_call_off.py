# verdict: WRONG_STRUCTURE
# diagnosis: calls-other

import jax
import jax.numpy as jnp
from flax import nnx


class Counted(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        key = rngs.params()
        self.kernel = nnx.Param(jax.random.normal(key, (in_features, out_features)) / jnp.sqrt(in_features))
        self.bias = nnx.Param(jnp.zeros((out_features,)))
        self.count = nnx.Variable(jnp.array(0))

    def __call__(self, x):
        self.count[...] += 1
        return x @ self.kernel + self.bias


def count_calls(seed, x, features, n):
    layer = Counted(x.shape[-1], int(features), nnx.Rngs(int(seed)))
    out = layer(x)
    for _ in range(int(n)):
        out = layer(x)
    return jnp.array([layer.count[...] - 1, out.sum()])
