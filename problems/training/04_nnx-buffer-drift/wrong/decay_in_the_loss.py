# verdict: WRONG_VALUE
# diagnosis: decay-in-the-loss

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


def loss_fn(meter, x, y, decay):
    params = jax.tree.leaves(nnx.state(meter, nnx.Param))
    return jnp.mean((meter(x) - y) ** 2) + 0.5 * decay * sum(jnp.sum(p**2) for p in params)


def train(meter, tx, x, y, steps, decay):
    optimizer = nnx.Optimizer(meter, tx, wrt=nnx.Param)
    for _ in range(int(steps)):
        grads = nnx.grad(lambda meter: loss_fn(meter, x, y, decay))(meter)
        optimizer.update(meter, grads)
    return meter


def buffer_after(x, y, start, decay, steps):
    rule = optax.adam(0.1)
    first = train(Meter(start, nnx.Param), optax.sgd(0.1), x, y, steps, 0.0)
    second = train(Meter(start, nnx.Param), rule, x, y, steps, decay)
    third = train(Meter(start, nnx.Variable), rule, x, y, steps, decay)
    return jnp.stack([first.limit[...], second.limit[...], third.limit[...], third.weight[...]])
