# verdict: WRONG_VALUE
# diagnosis: kernel-scale

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, scale, rngs):
        self.kernel = nnx.Param(scale * jax.random.normal(rngs.params(), (in_features, out_features)))
        self.bias = nnx.Param(jnp.full((out_features,), 0.1))

    def __call__(self, x):
        return x @ self.kernel + self.bias


class MLP(nnx.Module):
    def __init__(self, in_features, hidden, out, rngs):
        scale = 1 / jnp.sqrt(in_features)
        self.first = Linear(in_features, hidden, scale, rngs)
        self.second = Linear(hidden, out, scale, rngs)

    def __call__(self, x):
        return self.second(nnx.relu(self.first(x)))


def two_layer_mlp(seed, x, hidden, out):
    return MLP(x.shape[-1], int(hidden), int(out), nnx.Rngs(int(seed)))(x)
