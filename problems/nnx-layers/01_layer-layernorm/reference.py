import jax
import jax.numpy as jnp
from flax import nnx


class LayerNorm(nnx.Module):
    def __init__(self, features: int, eps: float):
        self.scale = nnx.Param(jnp.ones((features,)))
        self.bias = nnx.Param(jnp.zeros((features,)))
        self.eps = eps

    def __call__(self, x: jax.Array) -> jax.Array:
        centered = x - x.mean(axis=-1, keepdims=True)
        variance = (centered**2).mean(axis=-1, keepdims=True)
        return centered / jnp.sqrt(variance + self.eps) * self.scale + self.bias


def my_layernorm(x: jax.Array, gain: jax.Array, shift: jax.Array, eps: float) -> jax.Array:
    norm = LayerNorm(x.shape[-1], eps)
    norm.scale[...] = gain
    norm.bias[...] = shift
    return norm(x)
