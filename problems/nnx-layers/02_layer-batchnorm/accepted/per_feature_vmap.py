import jax
import jax.numpy as jnp
from flax import nnx


def moments(column):
    mean = column.mean()
    return mean, ((column - mean) ** 2).mean()


class BatchNorm1d(nnx.Module):
    def __init__(self, features, momentum, rngs):
        self.scale = nnx.Param(nnx.initializers.ones(rngs.params(), (features,)))
        self.bias = nnx.Param(nnx.initializers.zeros(rngs.params(), (features,)))
        self.mean = nnx.BatchStat(jnp.zeros((features,)))
        self.var = nnx.BatchStat(jnp.ones((features,)))
        self.momentum = momentum
        self.training = True

    def __call__(self, x):
        mean, var = self.mean[...], self.var[...]
        if self.training:
            old = mean, var
            mean, var = jax.vmap(moments, in_axes=1)(x)
            keep = self.momentum
            self.mean[...], self.var[...] = jax.tree.map(lambda a, b: keep * a + (1 - keep) * b, old, (mean, var))
        return self.scale * ((x - mean) / jnp.sqrt(var + 1e-5)) + self.bias


def my_batchnorm(batches, x, momentum):
    model = BatchNorm1d(x.shape[-1], momentum, nnx.Rngs(0))
    for batch in batches:
        trained = model(batch)
    frozen = nnx.clone(model)
    frozen.training = False
    return jnp.concatenate([model.mean[...][None, :], model.var[...][None, :], trained, frozen(x)])
