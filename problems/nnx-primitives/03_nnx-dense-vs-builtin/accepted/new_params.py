import jax
import jax.numpy as jnp
from flax import nnx


class Layer(nnx.Module):
    def __init__(self, n_in, n_out, rngs):
        self.bias = nnx.Param(jnp.zeros(n_out) + 0.1)
        self.kernel = nnx.Param(rngs.params.normal((n_in, n_out)) / n_in**0.5)

    def __call__(self, x):
        return jnp.dot(x, self.kernel.get_value()) + self.bias.get_value()


def copy_into_linear(seed, x, features):
    linear = nnx.Linear(len(x), int(features), rngs=nnx.Rngs(params=int(seed)))
    own = Layer(len(x), int(features), rngs=nnx.Rngs(params=int(seed)))
    first = linear(x)
    linear.kernel = nnx.Param(own.kernel[...])
    linear.bias = nnx.Param(own.bias[...])
    own.kernel = nnx.Param(2 * own.kernel[...])
    return jnp.array([first, linear(x), own(x)])
