# verdict: WRONG_STRUCTURE
# diagnosis: keys-by-hand

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, i, o, key):
        self.kernel = nnx.Param(jax.random.normal(key, (i, o)) / jnp.sqrt(i))
        self.bias = nnx.Param(jnp.full((o,), 0.1))

    def __call__(self, x):
        return x @ self.kernel + self.bias


class MLP(nnx.Module):
    def __init__(self, i, h, o, key):
        k1, k2 = jax.random.split(key)
        self.first = Linear(i, h, k1)
        self.second = Linear(h, o, k2)

    def __call__(self, x):
        return self.second(nnx.relu(self.first(x)))


def two_layer_mlp(seed, x, hidden, out):
    return MLP(x.shape[0], int(hidden), int(out), jax.random.key(int(seed)))(x)
