# verdict: WRONG_VALUE
# diagnosis: rebuilt-for-each-call

import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, din, dout, rngs):
        self.kernel = nnx.Param(jax.random.normal(rngs.params(), (din, dout)) / jnp.sqrt(din))

    def __call__(self, x):
        return x @ self.kernel


def run(rngs, x, features):
    return Linear(x.shape[0], features, rngs)(x)


def repeat_calls(seed, x, features):
    rngs = nnx.Rngs(int(seed))
    first, second, other = (run(rngs, x, int(features)) for _ in range(3))
    return jnp.array([jnp.abs(first - second).max(), jnp.abs(first - other).max(), first.sum()])
