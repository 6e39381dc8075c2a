# verdict: WRONG_VALUE
# diagnosis: sum-for-mean

import jax
import jax.numpy as jnp
from flax import nnx


class Running(nnx.Module):
    def __init__(self, size: int, momentum: float) -> None:
        self.momentum = momentum
        self.mean = nnx.BatchStat(jnp.zeros(size))
        self.var = nnx.BatchStat(jnp.ones(size))
        self.count = nnx.Variable(jnp.array(0.0))

    def __call__(self, batch: jax.Array) -> None:
        m = self.momentum
        self.mean[...] = m * self.mean + (1 - m) * batch.sum(axis=0)
        self.var[...] = m * self.var + (1 - m) * batch.var(axis=0)
        self.count[...] += 1.0


@nnx.jit
def step(stats: Running, batch: jax.Array) -> None:
    stats(batch)


def running_stats(xs: jax.Array, momentum: float) -> jax.Array:
    stats = Running(xs.shape[-1], momentum)
    for batch in xs:
        step(stats, batch)
    return jnp.concatenate([stats.mean[...], stats.var[...], stats.count[...][None]])
