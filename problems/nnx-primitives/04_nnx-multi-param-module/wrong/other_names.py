# verdict: WRONG_STRUCTURE
# diagnosis: kernel-missing

import jax
import jax.numpy as jnp
from flax import nnx


class MultiParam(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        self.w = nnx.Param(jax.random.normal(rngs.params(), (in_features, out_features)) / jnp.sqrt(in_features))
        self.b = nnx.Param(jnp.zeros((out_features,)))
        self.counter = nnx.Variable(jnp.array(0.0))

    def __call__(self, x):
        return x @ self.w + self.b


def multi_param_forward(seed, x, features):
    return MultiParam(x.shape[-1], int(features), nnx.Rngs(int(seed)))(x)
