# verdict: WRONG_STRUCTURE
# diagnosis: kernel-unused

import jax
import jax.numpy as jnp
from flax import nnx

WEIGHTS = {}


class MultiParam(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        WEIGHTS["kernel"] = jax.random.normal(rngs.params(), (in_features, out_features)) / jnp.sqrt(in_features)
        self.kernel = nnx.Param(WEIGHTS["kernel"])
        self.bias = nnx.Param(jnp.zeros((out_features,)))
        self.count = nnx.Variable(jnp.array(0.0))

    def __call__(self, x):
        return x @ WEIGHTS["kernel"] + self.bias


def multi_param_forward(seed, x, features):
    return MultiParam(x.shape[-1], int(features), nnx.Rngs(int(seed)))(x)
