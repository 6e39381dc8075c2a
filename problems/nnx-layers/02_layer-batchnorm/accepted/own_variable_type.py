import jax
import jax.numpy as jnp
from flax import nnx


class Running(nnx.Variable):
    pass


class BN(nnx.Module):
    """Batch normalization over axis 0."""

    def __init__(self, num_features: int, *, momentum: float, eps: float = 1e-5):
        self.scale = nnx.Param(jnp.ones(num_features))
        self.bias = nnx.Param(jnp.zeros(num_features))
        self.mean = Running(jnp.zeros(num_features))
        self.var = Running(jnp.ones(num_features))
        self.momentum, self.eps = momentum, eps

    def _update(self, m, v):
        self.mean = Running(self.momentum * self.mean + (1.0 - self.momentum) * m)
        self.var = Running(self.momentum * self.var + (1.0 - self.momentum) * v)

    def __call__(self, x, *, training=True):
        if training:
            m = jnp.sum(x, axis=0, keepdims=True) / x.shape[0]
            v = jnp.mean(jnp.square(x - m), axis=0, keepdims=True)
            self._update(m[0], v[0])
        else:
            m, v = self.mean[...], self.var[...]
        return (x - m) * jax.lax.rsqrt(v + self.eps) * self.scale + self.bias


def my_batchnorm(batches, x, momentum):
    bn = BN(batches.shape[-1], momentum=momentum)
    for i in range(batches.shape[0]):
        last = bn(batches[i])
    final = bn(x, training=False)
    rows = [bn.mean.value.reshape(1, -1), bn.var.value.reshape(1, -1), last, final]
    return jnp.concatenate(rows, axis=0)
