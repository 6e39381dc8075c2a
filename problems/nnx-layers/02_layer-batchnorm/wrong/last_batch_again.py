# verdict: WRONG_VALUE
# diagnosis: batch-counted-twice

import jax
import jax.numpy as jnp
from flax import nnx


class BatchNorm(nnx.Module):
    def __init__(self, features: int, momentum: float):
        self.scale = nnx.Param(jnp.ones((features,)))
        self.bias = nnx.Param(jnp.zeros((features,)))
        self.mean = nnx.BatchStat(jnp.zeros((features,)))
        self.var = nnx.BatchStat(jnp.ones((features,)))
        self.momentum = momentum
        self.use_running_average = False

    def __call__(self, x: jax.Array) -> jax.Array:
        if self.use_running_average:
            mean, var = self.mean[...], self.var[...]
        else:
            mean, var = x.mean(axis=0), x.var(axis=0)
            self.mean[...] = self.momentum * self.mean[...] + (1 - self.momentum) * mean
            self.var[...] = self.momentum * self.var[...] + (1 - self.momentum) * var
        return (x - mean) / jnp.sqrt(var + 1e-5) * self.scale + self.bias


def my_batchnorm(batches: jax.Array, x: jax.Array, momentum: float) -> jax.Array:
    norm = BatchNorm(x.shape[-1], momentum)
    norm.train()
    for batch in batches:
        trained = norm(batch)
    trained = norm(batches[-1])
    norm.eval()
    evaluated = norm(x)
    return jnp.concatenate([norm.mean[None], norm.var[None], trained, evaluated])
