# verdict: WRONG_STRUCTURE
# diagnosis: keys-by-hand

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, i, o, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs, (i, o)) / jnp.sqrt(i))
        self.bias = nnx.Param(jnp.full((o,), 0.1))

    def __call__(self, x):
        return x @ self.kernel + self.bias


class Stack(nnx.Module):
    def __init__(self, i, w, keys):
        self.layers = nnx.List([Linear(w if k else i, w, key) for k, key in enumerate(keys)])

    def __call__(self, x):
        for n, layer in enumerate(self.layers):
            x = layer(x)
            if n + 1 < len(self.layers):
                x = nnx.relu(x)
        return x


def stacked_mlp(seed, x, width, depth):
    keys = jax.random.split(jax.random.key(int(seed)), int(depth))
    return Stack(x.shape[0], int(width), keys)(x)
