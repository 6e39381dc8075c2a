import jax.numpy as jnp
from flax import nnx


class LayerNorm(nnx.Module):
    def __init__(self, features, eps):
        self.scale = nnx.Param(jnp.ones(features))
        self.bias = nnx.Param(jnp.zeros(features))
        self.eps = eps

    def __call__(self, x):
        mean = jnp.mean(x, axis=-1)[..., None]
        mean_of_squares = jnp.mean(jnp.square(x), axis=-1)[..., None]
        var = jnp.maximum(mean_of_squares - mean**2, 0.0)
        return self.bias + self.scale * (x - mean) * (var + self.eps) ** -0.5


def my_layernorm(x, gain, shift, eps):
    norm = LayerNorm(x.shape[-1], eps)
    norm.scale.value = gain
    norm.bias.value = shift
    return norm(x)
