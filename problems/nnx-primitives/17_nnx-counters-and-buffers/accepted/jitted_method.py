import jax
import jax.numpy as jnp
from flax import nnx


class Running(nnx.Module):
    def __init__(self, size, momentum):
        self.momentum = momentum
        self.mean = nnx.BatchStat(jnp.zeros(size))
        self.var = nnx.BatchStat(jnp.ones(size))
        self.count = nnx.Variable(jnp.array(0.0))

    def __call__(self, batch):
        self.update(batch.mean(0), jnp.var(batch, axis=0))

    @nnx.jit
    def update(self, mean, var):
        keep, take = self.momentum, 1 - self.momentum
        self.mean[...] = keep * self.mean[...] + take * mean
        self.var[...] = keep * self.var[...] + take * var
        self.count[...] = self.count[...] + 1


def running_stats(xs, momentum):
    stats = Running(xs.shape[-1], momentum)
    for batch in xs:
        stats(batch)
    return jnp.concatenate([stats.mean[...], stats.var[...], jnp.atleast_1d(stats.count[...])])
