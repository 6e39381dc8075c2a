# verdict: WRONG_STRUCTURE
# diagnosis: count-overwritten

import jax
import jax.numpy as jnp
from flax import nnx


class MultiParam(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        scale = 1 / jnp.sqrt(in_features)
        self.kernel = nnx.Param(scale * jax.random.normal(rngs.params(), (in_features, out_features)))
        self.bias = nnx.Param(jnp.zeros((out_features,)))
        self.count = nnx.Variable(jnp.array(0))

    def __call__(self, x):
        self.count[...] = jnp.array(0)
        return x @ self.kernel + self.bias


def multi_param_forward(seed, x, features):
    model = MultiParam(x.shape[0], int(features), nnx.Rngs(int(seed)))
    return model(x)
