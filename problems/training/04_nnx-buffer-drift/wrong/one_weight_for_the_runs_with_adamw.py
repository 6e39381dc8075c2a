# verdict: WRONG_VALUE
# diagnosis: model-reused

import jax
import jax.numpy as jnp
import optax
from flax import nnx


class Meter(nnx.Module):
    def __init__(self, start, kind):
        self.weight = nnx.Param(jnp.array(0.0))
        self.limit = kind(jnp.array(start))

    def __call__(self, x):
        return self.weight * x


def train(meter, tx, x, y, steps):
    optimizer = nnx.Optimizer(meter, tx, wrt=nnx.Param)
    for _ in range(int(steps)):
        grads = nnx.grad(lambda meter: jnp.mean((meter(x) - y) ** 2))(meter)
        optimizer.update(meter, grads)
    return meter.limit[...]


def buffer_after(x, y, start, decay, steps):
    rule = optax.adamw(0.1, weight_decay=decay)
    first = train(Meter(start, nnx.Param), optax.sgd(0.1), x, y, steps)
    meter = Meter(start, nnx.Param)
    second = train(meter, rule, x, y, steps)
    meter.limit = nnx.Variable(jnp.array(start))
    third = train(meter, rule, x, y, steps)
    return jnp.stack([first, second, third, meter.weight[...]])
