# verdict: WRONG_VALUE
# diagnosis: eval-is-training

import jax
import jax.numpy as jnp
from flax import nnx


class BatchNorm(nnx.Module):
    def __init__(self, d, momentum):
        self.scale = nnx.Param(jnp.ones(d))
        self.bias = nnx.Param(jnp.zeros(d))
        self.mean = nnx.BatchStat(jnp.zeros(d))
        self.var = nnx.BatchStat(jnp.ones(d))
        self.momentum = momentum

    def __call__(self, x, train):
        if train:
            mean = jnp.mean(x, axis=0)
            var = jnp.var(x, axis=0)
            m = self.momentum
            self.mean[...] = m * self.mean[...] + (1 - m) * mean
            self.var[...] = m * self.var[...] + (1 - m) * var
        else:
            mean = self.mean[...]
            var = self.var[...]
        y = (x - mean) / jnp.sqrt(var + 1e-5)
        return y * self.scale + self.bias


def my_batchnorm(batches, x, momentum):
    bn = BatchNorm(x.shape[-1], momentum)
    for batch in batches:
        out = bn(batch, train=True)
    test = bn(x, train=True)
    return jnp.vstack([bn.mean[...], bn.var[...], out, test])
