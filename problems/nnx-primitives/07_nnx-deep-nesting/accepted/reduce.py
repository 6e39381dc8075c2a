import functools

import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, wide, hidden, rngs):
        self.linear = nnx.Linear(wide, hidden, rngs=rngs)

    def __call__(self, x):
        return nnx.relu(self.linear(x))


class Encoder(nnx.Module):
    def __init__(self, wide, hidden, rngs):
        self.block = Block(wide, hidden, rngs)
        self.scale = nnx.Param(jnp.full((hidden,), 0.5))

    def __call__(self, x):
        return self.scale * self.block(x)


class Model(nnx.Module):
    def __init__(self, wide, hidden, rngs):
        self.encoder = Encoder(wide, hidden, rngs)
        self.head = nnx.Linear(hidden, 1, rngs=rngs)

    def __call__(self, x):
        return self.head(self.encoder(x))


def nested_paths(seed, x, hidden, path):
    model = Model(x.size, int(hidden), rngs=nnx.Rngs(int(seed)))
    _, state = nnx.split(model)
    steps = path.split(".")
    variable = functools.reduce(lambda level, name: level[name], steps, state)
    third = jnp.sum(variable.get_value())
    variable.set_value(variable.get_value() * 2.0)
    fourth = functools.reduce(getattr, steps, model).get_value().sum()
    counts = [len(jax.tree_util.tree_leaves(state)), len(state.keys())]
    return jnp.hstack([jnp.array(counts, jnp.float32), third, fourth, model(x).sum()])
