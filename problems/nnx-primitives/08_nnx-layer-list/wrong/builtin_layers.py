# verdict: WRONG_VALUE
# diagnosis: builtin-layer

import jax
import jax.numpy as jnp
from flax import nnx


class Stack(nnx.Module):
    def __init__(self, in_features, width, depth, rngs):
        sizes = [in_features] + [width] * depth
        self.layers = nnx.List([nnx.Linear(sizes[i], sizes[i + 1], rngs=rngs) for i in range(depth)])

    def __call__(self, x):
        for layer in self.layers[:-1]:
            x = nnx.relu(layer(x))
        return self.layers[-1](x)


def stacked_mlp(seed, x, width, depth):
    return Stack(x.shape[0], int(width), int(depth), nnx.Rngs(int(seed)))(x)
