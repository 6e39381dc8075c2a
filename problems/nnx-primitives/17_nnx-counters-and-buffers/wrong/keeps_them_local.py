# verdict: WRONG_VALUE
# diagnosis: never-written

import jax.numpy as jnp
from flax import nnx


class Running(nnx.Module):
    def __init__(self, size, momentum):
        self.momentum = momentum
        self.mean = nnx.BatchStat(jnp.zeros(size))
        self.var = nnx.BatchStat(jnp.ones(size))
        self.count = nnx.Variable(jnp.array(0.0))

    def __call__(self, batch):
        m = self.momentum
        mean = m * self.mean + (1 - m) * batch.mean(axis=0)
        var = m * self.var + (1 - m) * batch.var(axis=0)
        count = self.count + 1.0
        return mean, var, count


@nnx.jit
def step(stats, batch):
    stats(batch)


def running_stats(xs, momentum):
    stats = Running(xs.shape[-1], momentum)
    for batch in xs:
        step(stats, batch)
    return jnp.concatenate([stats.mean[...], stats.var[...], stats.count[...][None]])
