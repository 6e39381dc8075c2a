# verdict: WRONG_VALUE
# diagnosis: root-taken-twice

import jax.numpy as jnp
from flax import nnx


class LayerNorm(nnx.Module):
    def __init__(self, dim, eps):
        self.scale = nnx.Param(jnp.ones(dim))
        self.bias = nnx.Param(jnp.zeros(dim))
        self.eps = eps

    def __call__(self, x):
        mean = jnp.mean(x, axis=-1, keepdims=True)
        std = jnp.std(x, axis=-1, keepdims=True)
        y = (x - mean) / jnp.sqrt(std + self.eps)
        return y * self.scale + self.bias


def my_layernorm(x, gain, shift, eps):
    layer = LayerNorm(x.shape[-1], eps)
    layer.scale[...] = gain
    layer.bias[...] = shift
    return layer(x)
