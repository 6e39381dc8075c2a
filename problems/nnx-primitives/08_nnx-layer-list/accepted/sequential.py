import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, i, o, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs(), (i, o)) / jnp.sqrt(i))
        self.bias = nnx.Param(jnp.full(o, 0.1))

    def __call__(self, x):
        return x @ self.kernel + self.bias


class Model(nnx.Module):
    def __init__(self, n_in, width, depth, rngs):
        parts = [Linear(n_in, width, rngs)]
        while len(parts) < 2 * depth - 1:
            parts += [nnx.relu, Linear(width, width, rngs)]
        self.layers = nnx.Sequential(*parts)

    def __call__(self, x):
        return self.layers(x)


def stacked_mlp(seed, x, width, depth):
    return Model(x.shape[0], int(width), int(depth), nnx.Rngs(int(seed)))(x)
