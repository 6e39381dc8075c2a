# verdict: WRONG_VALUE
# diagnosis: further-variable

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs: nnx.Rngs):
        scale = 1.0 / jnp.sqrt(in_features)
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (in_features, out_features)) * scale)
        self.bias = nnx.Param(jax.nn.initializers.zeros(rngs.params(), (out_features,)))

    def __call__(self, x):
        return x @ self.kernel + self.bias


def repeat_calls(seed, x, features):
    rngs = nnx.Rngs(int(seed))
    a = Linear(len(x), int(features), rngs)
    b = Linear(len(x), int(features), rngs)
    first = a(x)
    second = a(x)
    other = b(x)
    return jnp.stack(
        [
            jnp.max(jnp.abs(first - second)),
            jnp.max(jnp.abs(first - other)),
            jnp.sum(first),
        ]
    )
