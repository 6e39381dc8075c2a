# verdict: WRONG_VALUE
# diagnosis: other-distribution

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        key = rngs.params()
        self.kernel = nnx.Param(jax.random.uniform(key, (in_features, out_features)) / jnp.sqrt(in_features))

    def __call__(self, x):
        return x @ self.kernel


def bias_free_linear(seed, x, features):
    model = Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    return model(x)
