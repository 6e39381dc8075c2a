# verdict: WRONG_VALUE
# diagnosis: kernel-scale

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features: int, out_features: int, rngs: nnx.Rngs):
        draw = jax.random.normal(rngs.params(), (in_features, out_features))
        self.kernel = nnx.Param(draw / jnp.sqrt(out_features))
        self.bias = nnx.Param(jnp.full((out_features,), 0.1))

    def __call__(self, x: jax.Array) -> jax.Array:
        return x @ self.kernel + self.bias


class Stack(nnx.Module):
    """Layers in a row, with a ReLU between each two."""

    def __init__(self, in_features: int, width: int, depth: int, rngs: nnx.Rngs):
        sizes = [in_features] + [width] * (depth - 1)
        self.layers = nnx.List([Linear(size, width, rngs) for size in sizes])

    def __call__(self, x: jax.Array) -> jax.Array:
        for layer in self.layers[:-1]:
            x = nnx.relu(layer(x))
        return self.layers[-1](x)


def stacked_mlp(seed: float, x: jax.Array, width: float, depth: float) -> jax.Array:
    model = Stack(x.shape[-1], int(width), int(depth), rngs=nnx.Rngs(int(seed)))
    return model(x)
