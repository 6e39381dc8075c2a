# verdict: WRONG_VALUE
# diagnosis: eps-outside-root

import jax.numpy as jnp
from flax import nnx


class LN(nnx.Module):
    def __init__(self, gain, shift, eps):
        self.scale, self.bias, self.eps = nnx.Param(gain), nnx.Param(shift), eps

    def __call__(self, x):
        mu = x.mean(-1, keepdims=True)
        sigma = x.std(-1, keepdims=True)
        return self.scale * ((x - mu) / (self.eps + sigma)) + self.bias


def my_layernorm(x, gain, shift, eps):
    return LN(gain, shift, eps)(x)
