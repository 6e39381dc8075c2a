# verdict: WRONG_VALUE
# diagnosis: all-axes

import jax
import jax.numpy as jnp
from flax import nnx


class LayerNorm(nnx.Module):
    def __init__(self, gain, shift):
        self.scale = nnx.Param(gain)
        self.bias = nnx.Param(shift)

    def __call__(self, x, eps):
        centered = x - jnp.sum(x) / x.size
        return centered * jax.lax.rsqrt(jnp.mean(centered**2) + eps) * self.scale + self.bias


def my_layernorm(x, gain, shift, eps):
    return LayerNorm(gain, shift)(x, eps)
