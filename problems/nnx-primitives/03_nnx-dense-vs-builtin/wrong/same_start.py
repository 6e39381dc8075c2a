# verdict: WRONG_VALUE
# diagnosis: initializer-changed

import jax
import jax.numpy as jnp
from flax import nnx


def scaled_normal(key, shape, dtype=jnp.float32, out_sharding=None):
    return jax.random.normal(key, shape, dtype) / jnp.sqrt(shape[0])


class Dense(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        self.kernel = nnx.Param(scaled_normal(rngs.params(), (in_features, out_features)))
        self.bias = nnx.Param(jnp.full((out_features,), 0.1))

    def __call__(self, x):
        return x @ self.kernel + self.bias


def copy_into_linear(seed, x, features):
    n, m = x.shape[0], int(features)
    own = Dense(n, m, nnx.Rngs(int(seed)))
    linear = nnx.Linear(
        n,
        m,
        kernel_init=scaled_normal,
        bias_init=nnx.initializers.constant(0.1),
        rngs=nnx.Rngs(int(seed)),
    )
    first = linear(x)
    linear.kernel[...] = own.kernel[...]
    linear.bias[...] = own.bias[...]
    second = linear(x)
    own.kernel[...] = own.kernel[...] * 2
    return jnp.stack([first, second, own(x)])
