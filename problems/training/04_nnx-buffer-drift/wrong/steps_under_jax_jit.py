# verdict: WRONG_VALUE
# diagnosis: jax-jit-drops

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

    @jax.jit
    def step(meter, optimizer):
        grads = nnx.grad(lambda meter: jnp.mean((meter(x) - y) ** 2))(meter)
        optimizer.update(meter, grads)

    for _ in range(int(steps)):
        step(meter, optimizer)
    return meter


def buffer_after(x, y, start, decay, steps):
    rule = optax.adamw(0.1, weight_decay=decay)
    first = train(Meter(start, nnx.Param), optax.sgd(0.1), x, y, steps)
    second = train(Meter(start, nnx.Param), rule, x, y, steps)
    third = train(Meter(start, nnx.Variable), rule, x, y, steps)
    return jnp.stack([first.limit[...], second.limit[...], third.limit[...], third.weight[...]])
