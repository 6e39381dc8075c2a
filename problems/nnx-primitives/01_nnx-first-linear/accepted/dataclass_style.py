import jax
import jax.numpy as jnp
from flax import nnx


@nnx.dataclass
class Layer(nnx.Module):
    kernel: nnx.Param

    def __call__(self, x):
        return jnp.dot(x, self.kernel)


def bias_free_linear(seed, x, features):
    shape = (len(x), int(features))
    start = jax.random.normal(nnx.Rngs(int(seed)).params(), shape) * shape[0] ** -0.5
    return Layer(nnx.Param(start))(x)
