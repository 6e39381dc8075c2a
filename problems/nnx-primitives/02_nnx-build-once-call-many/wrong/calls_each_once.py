# verdict: WRONG_STRUCTURE
# diagnosis: called-once

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
    b = Linear(len(x), int(features), rngs)
    r1 = a(x)
    return jnp.array([jnp.abs(r1 - r1).max(), jnp.abs(r1 - b(x)).max(), r1.sum()])
