# verdict: WRONG_STRUCTURE
# diagnosis: kernel-not-wrapped

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (in_features, out_features))) / jnp.sqrt(in_features)

    def __call__(self, x):
        return x @ self.kernel


def bias_free_linear(seed, x, features):
    return Linear(x.shape[0], int(features), nnx.Rngs(int(seed)))(x)
