# verdict: WRONG_VALUE
# diagnosis: all-axes

import jax.numpy as jnp
from flax import nnx


class LayerNorm(nnx.Module):
    def __init__(self, dim, eps):
        self.scale = nnx.Param(jnp.ones(dim))
        self.bias = nnx.Param(jnp.zeros(dim))
        self.eps = eps

    def __call__(self, x):
        axes = tuple(range(1, x.ndim)) or (0,)
        mean = jnp.mean(x, axis=axes, keepdims=True)
        var = jnp.var(x, axis=axes, keepdims=True)
        y = (x - mean) / jnp.sqrt(var + self.eps)
        return y * self.scale + self.bias


def my_layernorm(x, gain, shift, eps):
    layer = LayerNorm(x.shape[-1], eps)
    layer.scale[...] = gain
    layer.bias[...] = shift
    return layer(x)
