import jax
import jax.numpy as jnp
from flax import nnx


class MyLN(nnx.Module):
    def __init__(self, rngs, dim, eps=1e-6):
        self.scale = nnx.Param(nnx.initializers.ones(rngs.params(), (dim,)))
        self.bias = nnx.Param(nnx.initializers.zeros(rngs.params(), (dim,)))
        self.epsilon = eps

    def __call__(self, x):
        normalized = jax.nn.standardize(x, axis=-1, epsilon=self.epsilon)
        return normalized * self.scale + self.bias


def my_layernorm(x, gain, shift, eps):
    model = MyLN(nnx.Rngs(0), x.shape[-1], eps=float(eps))
    model.scale = nnx.Param(gain)
    model.bias = nnx.Param(shift)
    return model(x)
