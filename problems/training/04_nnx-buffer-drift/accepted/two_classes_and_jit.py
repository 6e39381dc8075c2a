import jax
import jax.numpy as jnp
import optax
from flax import nnx


class AsParam(nnx.Module):
    def __init__(self, start):
        self.weight = nnx.Param(jnp.zeros(()))
        self.limit = nnx.Param(jnp.asarray(start, jnp.float32))

    def __call__(self, x):
        return x * self.weight


class AsVariable(nnx.Module):
    def __init__(self, start):
        self.weight = nnx.Param(jnp.zeros(()))
        self.limit = nnx.Variable(jnp.asarray(start, jnp.float32))

    def __call__(self, x):
        return x * self.weight


@nnx.jit
def step(model, optimizer, x, y):
    def loss_fn(model):
        return optax.squared_error(model(x), y).mean()

    optimizer.update(model, nnx.grad(loss_fn)(model))


def run(model, tx, x, y, steps):
    optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)
    for _ in range(int(steps)):
        step(model, optimizer, x, y)


def buffer_after(x, y, start, decay, steps):
    models = [AsParam(start), AsParam(start), AsVariable(start)]
    rules = [optax.sgd(0.1), optax.adamw(0.1, weight_decay=decay), optax.adamw(0.1, weight_decay=decay)]
    for model, rule in zip(models, rules, strict=True):
        run(model, rule, x, y, steps)
    return jnp.array([*(model.limit[...] for model in models), models[-1].weight[...]])
