# verdict: WRONG_VALUE
# diagnosis: other-distribution

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        k = 1 / in_features**0.5
        self.kernel = nnx.Param(jax.random.uniform(rngs.params(), (in_features, out_features), minval=-k, maxval=k))

    def __call__(self, x):
        return x @ self.kernel


def bias_free_linear(seed, x, features):
    return Linear(x.shape[0], int(features), nnx.Rngs(int(seed)))(x)
