# verdict: WRONG_STRUCTURE
# diagnosis: list-filled-later

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        draw = jax.random.normal(rngs.params(), (in_features, out_features))
        self.kernel = nnx.Param(draw / jnp.sqrt(in_features))
        self.bias = nnx.Param(jnp.full((out_features,), 0.1))

    def __call__(self, x):
        return x @ self.kernel + self.bias


class Stack(nnx.Module):
    def __init__(self, in_features, width, depth, rngs):
        self.layers = []

    def __call__(self, x):
        for i, layer in enumerate(self.layers):
            if i:
                x = nnx.relu(x)
            x = layer(x)
        return x


def stacked_mlp(seed, x, width, depth):
    rngs = nnx.Rngs(int(seed))
    model = Stack(x.shape[0], int(width), int(depth), rngs)
    n = x.shape[0]
    for _ in range(int(depth)):
        model.layers.append(Linear(n, int(width), rngs))
        n = int(width)
    return model(x)
