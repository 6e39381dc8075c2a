# verdict: ERROR
# diagnosis: function-on-module

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, i, o, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (i, o)) / jnp.sqrt(i))
        self.bias = nnx.Param(jnp.full((o,), 0.1))

    def __call__(self, x):
        return x @ self.kernel + self.bias


class MLP(nnx.Module):
    def __init__(self, i, h, o, rngs):
        self.first = nnx.relu(Linear(i, h, rngs))
        self.second = Linear(h, o, rngs)

    def __call__(self, x):
        return self.second(self.first(x))


def two_layer_mlp(seed, x, hidden, out):
    return MLP(x.shape[0], int(hidden), int(out), nnx.Rngs(int(seed)))(x)
