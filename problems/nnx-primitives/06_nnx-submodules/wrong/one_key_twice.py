# verdict: WRONG_VALUE
# diagnosis: two-streams

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, key):
        self.kernel = nnx.Param(jax.random.normal(key, (in_features, out_features)) / jnp.sqrt(in_features))
        self.bias = nnx.Param(jnp.full((out_features,), 0.1))

    def __call__(self, x):
        return x @ self.kernel + self.bias


class MLP(nnx.Module):
    def __init__(self, in_features, hidden, out, rngs):
        key = rngs.params()
        self.first = Linear(in_features, hidden, key)
        self.second = Linear(hidden, out, key)

    def __call__(self, x):
        return self.second(nnx.relu(self.first(x)))


def two_layer_mlp(seed, x, hidden, out):
    return MLP(x.shape[-1], int(hidden), int(out), nnx.Rngs(int(seed)))(x)
