import functools

import jax
import jax.numpy as jnp
from flax import nnx


class Affine(nnx.Module):
    def __init__(self, shape: tuple[int, int], rngs: nnx.Rngs) -> None:
        self.bias = nnx.Param(0.1 * jnp.ones(shape[1]))
        self.kernel = nnx.Param(rngs.params.normal(shape) * shape[0] ** -0.5)

    def __call__(self, x):
        return jnp.einsum("i,io->o", x, self.kernel[...]) + self.bias[...]


class Deep(nnx.Module):
    def __init__(self, sizes: list[int], rngs: nnx.Rngs) -> None:
        shapes = [(sizes[i], sizes[i + 1]) for i in range(len(sizes) - 1)]
        self.layers = nnx.data([Affine(shape, rngs) for shape in shapes])

    def __call__(self, x):
        first, *rest = self.layers
        return functools.reduce(lambda y, layer: layer(jnp.maximum(y, 0.0)), rest, first(x))


def stacked_mlp(seed, x, width, depth):
    sizes = [x.size, *[int(width)] * int(depth)]
    return Deep(sizes, nnx.Rngs(int(seed)))(x)
