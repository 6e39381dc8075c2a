# verdict: WRONG_STRUCTURE
# diagnosis: keys-by-hand

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, i, o, key):
        self.kernel = nnx.Param(jax.random.normal(key, (i, o)) / jnp.sqrt(i))

    def __call__(self, x):
        return x @ self.kernel


def repeat_calls(seed, x, features):
    k1, k2 = jax.random.split(jax.random.PRNGKey(int(seed)))
    a = Linear(x.shape[0], int(features), k1)
    b = Linear(x.shape[0], int(features), k2)
    y1, y2, y3 = a(x), a(x), b(x)
    return jnp.array([jnp.abs(y1 - y2).max(), jnp.abs(y1 - y3).max(), y1.sum()])
