# verdict: WRONG_VALUE
# diagnosis: kernel-transposed

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        draw = jax.random.normal(rngs.params(), (out_features, in_features))
        self.kernel = nnx.Param(draw / jnp.sqrt(in_features))

    def __call__(self, x):
        return self.kernel @ x


def bias_free_linear(seed, x, features):
    layer = Linear(x.shape[0], int(features), nnx.Rngs(int(seed)))
    return layer(x)
