# verdict: WRONG_VALUE
# diagnosis: kernel-unused

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        self.rngs = rngs
        self.shape = (in_features, out_features)
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), self.shape) / jnp.sqrt(in_features))

    def __call__(self, x):
        kernel = jax.random.normal(self.rngs.params(), self.shape) / jnp.sqrt(self.shape[0])
        return x @ kernel


def bias_free_linear(seed, x, features):
    model = Linear(x.shape[-1], int(features), nnx.Rngs(int(seed)))
    return model(x)
