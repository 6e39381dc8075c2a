# verdict: WRONG_STRUCTURE
# diagnosis: param-replaced

import jax
import jax.numpy as jnp
from flax import nnx


class Dense(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        key = rngs.params()
        self.kernel = nnx.Param(jax.random.normal(key, (in_features, out_features)) / jnp.sqrt(in_features))
        self.bias = nnx.Param(jnp.full((out_features,), 0.1))

    def __call__(self, x):
        return x @ self.kernel + self.bias


def copy_into_linear(seed, x, features):
    own = Dense(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    linear = nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    before = linear(x)
    linear.kernel = own.kernel[...]
    linear.bias = own.bias[...]
    own.kernel[...] = own.kernel * 2
    return jnp.stack([before, linear(x), own(x)])
