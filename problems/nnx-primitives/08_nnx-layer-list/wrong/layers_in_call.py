# verdict: WRONG_STRUCTURE
# diagnosis: layers-made-in-call

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
    def __init__(self, width, depth, rngs):
        self.width, self.depth, self.rngs = width, depth, rngs

    def __call__(self, x):
        for i in range(self.depth):
            x = Linear(x.shape[-1], self.width, self.rngs)(x)
            if i + 1 < self.depth:
                x = nnx.relu(x)
        return x


def stacked_mlp(seed, x, width, depth):
    return Stack(int(width), int(depth), nnx.Rngs(int(seed)))(x)
