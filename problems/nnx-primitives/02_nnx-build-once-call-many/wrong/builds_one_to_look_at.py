# verdict: WRONG_VALUE
# diagnosis: built-more-than-two

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (in_features, out_features)) / jnp.sqrt(in_features))

    def __call__(self, x):
        return x @ self.kernel


def repeat_calls(seed, x, features):
    rngs = nnx.Rngs(int(seed))
    a = Linear(len(x), int(features), rngs)
    out_shape = Linear(len(x), int(features), rngs)(x).shape
    b = Linear(len(x), int(features), rngs)
    r1, r2, r3 = a(x), a(x), b(x)
    assert r1.shape == out_shape
    return jnp.array([jnp.abs(r1 - r2).max(), jnp.abs(r1 - r3).max(), r1.sum()])
