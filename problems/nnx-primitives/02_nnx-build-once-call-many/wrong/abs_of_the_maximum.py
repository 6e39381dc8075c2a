# verdict: WRONG_VALUE
# diagnosis: sign-kept

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, i, o, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (i, o)) / jnp.sqrt(i))

    def __call__(self, x):
        return x @ self.kernel


def repeat_calls(seed, x, features):
    rngs = nnx.Rngs(int(seed))
    a = Linear(x.shape[0], int(features), rngs)
    b = Linear(x.shape[0], int(features), rngs)
    y1, y2, y3 = a(x), a(x), b(x)
    return jnp.array([jnp.abs((y1 - y2).max()), jnp.abs((y1 - y3).max()), y1.sum()])
