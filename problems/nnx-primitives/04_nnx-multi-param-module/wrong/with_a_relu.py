# verdict: WRONG_VALUE
# diagnosis: result-clipped

import jax
import jax.numpy as jnp
from flax import nnx


class MultiParam(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        key = rngs.params()
        self.kernel = nnx.Param(jax.random.normal(key, (in_features, out_features)) / jnp.sqrt(in_features))
        self.bias = nnx.Param(jnp.zeros((out_features,)))
        self.count = nnx.Variable(jnp.array(0.0))

    def __call__(self, x):
        return nnx.relu(x @ self.kernel + self.bias)


def multi_param_forward(seed, x, features):
    model = MultiParam(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    return model(x)
