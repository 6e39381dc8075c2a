import jax
import jax.numpy as jnp
from flax import nnx


@nnx.dataclass
class Network(nnx.Module):
    first: nnx.Module
    second: nnx.Module

    def __call__(self, x):
        return self.second(jnp.maximum(self.first(x), 0.0))


class Affine(nnx.Module):
    def __init__(self, key, shape):
        self.bias = nnx.Param(0.1 * jnp.ones(shape[1:]))
        self.kernel = nnx.Param(jax.random.normal(key, shape) * shape[0] ** -0.5)

    def __call__(self, x):
        return jnp.einsum("i,io->o", x, self.kernel[...]) + self.bias[...]


def two_layer_mlp(seed, x, hidden, out):
    rngs = nnx.Rngs(int(seed))
    sizes = (x.size, int(hidden), int(out))
    keys = [rngs.params(), rngs.params()]
    second = Affine(keys[1], sizes[1:])
    return Network(first=Affine(keys[0], sizes[:2]), second=second)(x)
