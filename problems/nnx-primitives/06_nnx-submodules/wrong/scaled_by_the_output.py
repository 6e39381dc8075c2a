# verdict: WRONG_VALUE
# diagnosis: kernel-scale

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        shape = (in_features, out_features)
        kernel = jax.random.normal(rngs.params(), shape)
        kernel = kernel / jnp.sqrt(shape[-1])
        self.kernel = nnx.Param(kernel)
        self.bias = nnx.Param(0.1 * jnp.ones(out_features))

    def __call__(self, x):
        return x @ self.kernel + self.bias


class MLP(nnx.Module):
    def __init__(self, in_features, hidden, out, rngs):
        self.first = Linear(in_features, hidden, rngs)
        self.second = Linear(hidden, out, rngs)

    def __call__(self, x):
        return self.second(nnx.relu(self.first(x)))


def two_layer_mlp(seed, x, hidden, out):
    return MLP(len(x), int(hidden), int(out), nnx.Rngs(int(seed)))(x)
