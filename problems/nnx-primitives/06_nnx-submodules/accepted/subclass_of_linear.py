import jax
import jax.numpy as jnp
from flax import nnx


class Layer(nnx.Linear):
    def __init__(self, n_in, n_out, rngs):
        normal = nnx.initializers.normal(1 / jnp.sqrt(n_in))
        super().__init__(n_in, n_out, kernel_init=normal, use_bias=False, rngs=rngs)
        self.bias = nnx.Param(jnp.full(n_out, 0.1))

    def __call__(self, x):
        return x @ self.kernel + self.bias


class Model(nnx.Module):
    def __init__(self, sizes, rngs):
        self.first, self.second = (Layer(a, b, rngs) for a, b in (sizes[:2], sizes[1:]))

    def __call__(self, x):
        hidden = self.first(x)
        return self.second(jnp.where(hidden > 0, hidden, 0))


def two_layer_mlp(seed, x, hidden, out):
    return Model([x.shape[0], int(hidden), int(out)], nnx.Rngs(params=int(seed)))(x)
