# verdict: WRONG_VALUE
# diagnosis: mean-square-for-variance

import jax.numpy as jnp
from flax import nnx


class LayerNorm(nnx.Module):
    def __init__(self, dim, eps):
        self.scale = nnx.Param(jnp.ones(dim))
        self.bias = nnx.Param(jnp.zeros(dim))
        self.eps = eps

    def __call__(self, x):
        mean = jnp.mean(x, axis=-1, keepdims=True)
        var = jnp.mean(x**2, axis=-1, keepdims=True)
        y = (x - mean) / jnp.sqrt(var + self.eps)
        return y * self.scale + self.bias


def my_layernorm(x, gain, shift, eps):
    layer = LayerNorm(x.shape[-1], eps)
    layer.scale[...] = gain
    layer.bias[...] = shift
    return layer(x)
