# verdict: WRONG_STRUCTURE
# diagnosis: params-unread

import jax
import jax.numpy as jnp
from flax import nnx


class LayerNorm(nnx.Module):
    def __init__(self, n, eps):
        self.scale = nnx.Param(jnp.ones(n))
        self.bias = nnx.Param(jnp.zeros(n))
        self.eps = eps

    def __call__(self, x):
        m = x.mean(-1, keepdims=True)
        return (x - m) / jnp.sqrt(x.var(-1, keepdims=True) + self.eps)


def my_layernorm(x, gain, shift, eps):
    ln = LayerNorm(x.shape[-1], eps)
    return ln(x) * gain + shift
