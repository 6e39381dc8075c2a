# verdict: WRONG_VALUE
# diagnosis: momentum-unused

import jax
import jax.numpy as jnp
from flax import nnx


class BatchNorm(nnx.Module):
    def __init__(self, features, momentum):
        self.scale = nnx.Param(jnp.ones(features))
        self.bias = nnx.Param(jnp.zeros(features))
        self.mean = nnx.BatchStat(jnp.zeros(features))
        self.var = nnx.BatchStat(jnp.ones(features))
        self.momentum = 0.99

    def __call__(self, x, training):
        if training:
            m = jnp.mean(x, axis=0)
            v = jnp.var(x, axis=0)
            self.mean[...] = self.momentum * self.mean[...] + (1 - self.momentum) * m
            self.var[...] = self.momentum * self.var[...] + (1 - self.momentum) * v
        else:
            m = self.mean[...]
            v = self.var[...]
        return (x - m) / jnp.sqrt(v + 1e-5) * self.scale + self.bias


def my_batchnorm(batches, x, momentum):
    layer = BatchNorm(x.shape[1], momentum)
    for i in range(batches.shape[0]):
        y = layer(batches[i], True)
    z = layer(x, False)
    return jnp.vstack([layer.mean[...], layer.var[...], y, z])
