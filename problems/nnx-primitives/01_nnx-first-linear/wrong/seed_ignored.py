# verdict: WRONG_VALUE
# diagnosis: seed-ignored

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs=None):
        rngs = nnx.Rngs(0)
        scale = 1.0 / jnp.sqrt(in_features)
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (in_features, out_features)) * scale)

    def __call__(self, x):
        return x @ self.kernel


def bias_free_linear(seed, x, features):
    return Linear(x.shape[0], int(features))(x)
