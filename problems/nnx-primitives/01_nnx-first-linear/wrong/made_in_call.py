# verdict: WRONG_STRUCTURE
# diagnosis: kernel-made-late

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, features, rngs):
        self.features = features
        self.rngs = rngs

    def __call__(self, x):
        shape = (x.shape[-1], self.features)
        self.kernel = nnx.Param(jax.random.normal(self.rngs.params(), shape) / jnp.sqrt(shape[0]))
        return x @ self.kernel


def bias_free_linear(seed, x, features):
    return Linear(int(features), nnx.Rngs(int(seed)))(x)
