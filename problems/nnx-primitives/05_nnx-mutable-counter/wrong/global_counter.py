# verdict: WRONG_STRUCTURE
# diagnosis: count-missing

import jax
import jax.numpy as jnp
from flax import nnx

calls = 0


class Counted(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        draw = jax.random.normal(rngs.params(), (in_features, out_features))
        self.kernel = nnx.Param(draw / jnp.sqrt(in_features))
        self.bias = nnx.Param(jnp.zeros((out_features,)))

    def __call__(self, x):
        global calls
        calls += 1
        return x @ self.kernel + self.bias


def count_calls(seed, x, features, n):
    global calls
    calls = 0
    layer = Counted(x.shape[-1], int(features), nnx.Rngs(int(seed)))
    for _ in range(int(n)):
        out = layer(x)
    return jnp.array([calls, out.sum()])
