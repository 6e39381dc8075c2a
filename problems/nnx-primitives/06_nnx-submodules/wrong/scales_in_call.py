# verdict: WRONG_STRUCTURE
# diagnosis: kernel-scaled-later

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, i, o, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (i, o)))
        self.bias = nnx.Param(jnp.full((o,), 0.1))
        self.i = i

    def __call__(self, x):
        return x @ self.kernel / jnp.sqrt(self.i) + self.bias


class MLP(nnx.Module):
    def __init__(self, i, h, o, rngs):
        self.first = Linear(i, h, rngs)
        self.second = Linear(h, o, rngs)

    def __call__(self, x):
        return self.second(nnx.relu(self.first(x)))


def two_layer_mlp(seed, x, hidden, out):
    return MLP(x.shape[0], int(hidden), int(out), nnx.Rngs(int(seed)))(x)
