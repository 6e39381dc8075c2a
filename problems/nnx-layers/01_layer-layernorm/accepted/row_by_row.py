from functools import partial

import jax
import jax.numpy as jnp
from flax import nnx


@partial(jnp.vectorize, signature="(d),(d),(d),()->(d)")
def normalize_row(row, scale, bias, eps):
    deviations = row - row.sum() / row.size
    spread = jnp.sqrt(jnp.dot(deviations, deviations) / row.size + eps)
    return scale * deviations / spread + bias


class RowNorm(nnx.Module):
    def __init__(self, features: int):
        self.scale = nnx.Param(jnp.ones((features,), jnp.float32))
        self.bias = nnx.Param(jnp.zeros((features,), jnp.float32))

    def __call__(self, x, eps):
        return normalize_row(x, self.scale[...], self.bias[...], eps)


@nnx.jit
def apply(layer, x, eps):
    return layer(x, eps)


def my_layernorm(x, gain, shift, eps):
    layer = RowNorm(gain.size)
    nnx.update(layer, {"scale": gain, "bias": shift})
    return apply(layer, x, eps)
