import jax
import jax.numpy as jnp
from flax import nnx


class Step(nnx.Module):
    def __init__(self, x, rate=0.0, offset=None):
        self.label = "step"
        self.rate = rate
        self.offset = jnp.zeros_like(x) if offset is None else offset
        self.weight = nnx.Param(x)

    def __call__(self, x):
        return self.rate * self.weight * x + self.offset


def traces_of(models, x):
    log = []
    forward = nnx.jit(lambda model, x: (log.append(None), model(x))[1])
    outputs = [forward(model, x) for model in models]
    return len(log), outputs[-1]


def attribute_kinds(x, rates):
    _, everything = nnx.split(Step(x))
    _, wrapped, _ = nnx.split(Step(x), nnx.Variable, ...)
    static, out = traces_of([Step(x, rate=rate) for rate in rates], x)
    data, _ = traces_of([Step(x, offset=jnp.full(x.shape, rate)) for rate in rates], x)
    leaves = jax.tree.leaves
    return jnp.array([len(leaves(everything)), len(leaves(wrapped)), static, data, out.sum()], dtype=jnp.float32)
