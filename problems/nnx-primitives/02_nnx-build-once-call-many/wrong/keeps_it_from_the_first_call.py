# verdict: WRONG_STRUCTURE
# diagnosis: kernel-made-late

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, features, rngs):
        self.features = features
        self.rngs = rngs

    def __call__(self, x):
        if not hasattr(self, "kernel"):
            shape = (x.shape[0], self.features)
            self.kernel = nnx.Param(jax.random.normal(self.rngs.params(), shape) / jnp.sqrt(shape[0]))
        return x @ self.kernel


def repeat_calls(seed, x, features):
    rngs = nnx.Rngs(int(seed))
    a = Linear(int(features), rngs)
    b = Linear(int(features), rngs)
    y1, y2, y3 = a(x), a(x), b(x)
    return jnp.array([jnp.max(jnp.abs(y1 - y2)), jnp.max(jnp.abs(y1 - y3)), jnp.sum(y1)])
