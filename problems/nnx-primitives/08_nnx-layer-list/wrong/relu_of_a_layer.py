# verdict: ERROR
# diagnosis: function-on-module

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
        layers = [Linear(in_features, width, rngs)]
        for _ in range(depth - 1):
            layers.append(nnx.relu(layers[-1]))
            layers.append(Linear(width, width, rngs))
        self.layers = nnx.List(layers)

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


def stacked_mlp(seed, x, width, depth):
    model = Stack(x.shape[0], int(width), int(depth), nnx.Rngs(int(seed)))
    return model(x)
