# verdict: WRONG_VALUE
# diagnosis: kernel-made-late

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs):
        self.shape = (in_features, out_features)
        self.rngs = rngs

    def __call__(self, x):
        kernel = jax.random.normal(self.rngs.params(), self.shape) / jnp.sqrt(self.shape[0])
        return x @ kernel


def repeat_calls(seed, x, features):
    rngs = nnx.Rngs(int(seed))
    a = Linear(x.shape[-1], int(features), rngs)
    b = Linear(x.shape[-1], int(features), rngs)
    y1, y2, y3 = a(x), a(x), b(x)
    return jnp.array([jnp.max(jnp.abs(y1 - y2)), jnp.max(jnp.abs(y1 - y3)), jnp.sum(y1)])
