# verdict: WRONG_STRUCTURE
# diagnosis: no-module

import jax.numpy as jnp
from flax import nnx


def my_layernorm(x, gain, shift, eps):
    layer = nnx.LayerNorm(x.shape[-1], epsilon=eps, use_fast_variance=False, rngs=nnx.Rngs(0))
    layer.scale[...] = gain
    layer.bias[...] = shift
    return layer(x)
