# verdict: WRONG_VALUE
# diagnosis: rows-counted

import jax
import jax.numpy as jnp
from flax import nnx


class Stats(nnx.Module):
    def __init__(self, d):
        self.mean = nnx.Variable(jnp.zeros((d,)))
        self.var = nnx.Variable(jnp.ones((d,)))
        self.count = nnx.Variable(jnp.array(0.0))
        self.momentum = 0.0

    def __call__(self, x):
        m = self.momentum
        self.mean[...] = m * self.mean[...] + (1 - m) * x.mean(axis=0)
        self.var[...] = m * self.var[...] + (1 - m) * x.var(axis=0)
        self.count[...] += x.shape[0]


@nnx.jit
def step(s, x):
    s(x)


def running_stats(xs, momentum):
    s = Stats(xs.shape[-1])
    s.momentum = momentum
    for x in xs:
        step(s, x)
    return jnp.concatenate([s.mean[...], s.var[...], s.count[...].reshape(1)])
