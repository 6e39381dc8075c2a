# verdict: WRONG_VALUE
# diagnosis: params-shared

import jax
import jax.numpy as jnp
from flax import nnx


class Dense(nnx.Module):
    def __init__(self, i, o, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (i, o)) / jnp.sqrt(i))
        self.bias = nnx.Param(jnp.full((o,), 0.1))

    def __call__(self, x):
        return x @ self.kernel + self.bias


def copy_into_linear(seed, x, features):
    own = Dense(x.shape[0], int(features), nnx.Rngs(int(seed)))
    linear = nnx.Linear(x.shape[0], int(features), rngs=nnx.Rngs(int(seed)))
    r1 = linear(x)
    linear = own
    own.kernel[...] = own.kernel[...] * 2
    return jnp.stack([r1, linear(x), own(x)])
