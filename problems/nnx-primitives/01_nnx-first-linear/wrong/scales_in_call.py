# verdict: WRONG_STRUCTURE
# diagnosis: kernel-scaled-later

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        self.scale = 1 / in_features**0.5
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (in_features, out_features)))

    def __call__(self, x):
        return x @ self.kernel * self.scale


def bias_free_linear(seed, x, features):
    return Linear(x.shape[0], int(features), nnx.Rngs(int(seed)))(x)
