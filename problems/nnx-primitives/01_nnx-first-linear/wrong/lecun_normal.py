# verdict: WRONG_VALUE
# diagnosis: other-distribution

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        init = nnx.initializers.lecun_normal()
        self.kernel = nnx.Param(init(rngs.params(), (in_features, out_features)))

    def __call__(self, x):
        return x @ self.kernel


def bias_free_linear(seed, x, features):
    return Linear(x.shape[-1], int(features), nnx.Rngs(int(seed)))(x)
