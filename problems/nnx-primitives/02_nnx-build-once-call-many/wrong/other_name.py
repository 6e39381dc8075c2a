# verdict: WRONG_STRUCTURE
# diagnosis: kernel-missing

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        key = rngs.params()
        self.weight = nnx.Param(jax.random.normal(key, (in_features, out_features)) / jnp.sqrt(in_features))

    def __call__(self, x):
        return x @ self.weight


def repeat_calls(seed, x, features):
    rngs = nnx.Rngs(int(seed))
    a = Linear(x.shape[-1], int(features), rngs)
    b = Linear(x.shape[-1], int(features), rngs)
    y1 = a(x)
    y2 = a(x)
    y3 = b(x)
    return jnp.array([jnp.max(jnp.abs(y1 - y2)), jnp.max(jnp.abs(y1 - y3)), jnp.sum(y1)])
