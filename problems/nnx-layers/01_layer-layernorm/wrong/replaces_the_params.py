# verdict: WRONG_STRUCTURE
# diagnosis: param-rebound

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
        return (x - m) / jnp.sqrt(x.var(-1, keepdims=True) + self.eps) * self.scale + self.bias


def my_layernorm(x, gain, shift, eps):
    ln = LayerNorm(x.shape[-1], eps)
    ln.scale = gain
    ln.bias = shift
    return ln(x)
