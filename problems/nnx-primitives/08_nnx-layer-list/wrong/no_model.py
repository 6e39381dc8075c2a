# verdict: WRONG_STRUCTURE
# diagnosis: model-missing

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


def stacked_mlp(seed, x, width, depth):
    rngs = nnx.Rngs(int(seed))
    sizes = [x.shape[0]] + [int(width)] * int(depth)
    layers = [Linear(sizes[i], sizes[i + 1], rngs) for i in range(int(depth))]
    for layer in layers[:-1]:
        x = nnx.relu(layer(x))
    return layers[-1](x)
