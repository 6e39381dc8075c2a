import operator

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


def step_down(level, steps):
    if not steps:
        return level
    return step_down(level[steps[0]], steps[1:])


@nnx.jit
def run(model, x):
    return model(x).sum()


def nested_paths(seed, x, hidden, path):
    model = Model(x.shape[0], int(hidden), nnx.Rngs(int(seed)))
    state = nnx.state(model, nnx.Param)
    found = step_down(state, path.split("."))
    before = jnp.sum(found)
    found[...] += found[...]
    attribute = operator.attrgetter(path)(model)
    leaves = jax.tree.leaves(state)
    return jnp.stack(
        [jnp.asarray(n, jnp.float32) for n in (len(leaves), len(state), before, attribute.sum(), run(model, x))]
    )
