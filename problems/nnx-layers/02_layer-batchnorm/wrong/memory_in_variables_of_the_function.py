# verdict: WRONG_STRUCTURE
# diagnosis: memory-outside

import jax.numpy as jnp
from flax import nnx


class BatchNorm(nnx.Module):
    def __init__(self, features):
        self.scale = nnx.Param(jnp.ones(features))
        self.bias = nnx.Param(jnp.zeros(features))
        self.mean = nnx.BatchStat(jnp.zeros(features))
        self.var = nnx.BatchStat(jnp.ones(features))

    def __call__(self, x, m, v):
        return (x - m) / jnp.sqrt(v + 1e-5) * self.scale + self.bias


def my_batchnorm(batches, x, momentum):
    model = BatchNorm(x.shape[1])
    mean, var = model.mean[...], model.var[...]
    for batch in batches:
        m, v = batch.mean(axis=0), batch.var(axis=0)
        out = model(batch, m, v)
        mean = momentum * mean + (1 - momentum) * m
        var = momentum * var + (1 - momentum) * v
    y = model(x, mean, var)
    return jnp.concatenate([mean[None], var[None], out, y])
