# verdict: WRONG_VALUE
# diagnosis: key-split

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        key, subkey = jax.random.split(rngs.params())
        self.kernel = nnx.Param(jax.random.normal(key, (in_features, out_features)) / jnp.sqrt(in_features))

    def __call__(self, x):
        return x @ self.kernel


def bias_free_linear(seed, x, features):
    layer = Linear(x.shape[-1], int(features), nnx.Rngs(int(seed)))
    return layer(x)
