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
    model = Model(len(x), int(hidden), nnx.Rngs(params=int(seed)))
    flat = dict(nnx.to_flat_state(nnx.state(model)))
    names = {steps[0] for steps in flat}
    variable = flat[tuple(path.split("."))]
    third = variable.value.sum()
    variable.value = 2 * variable.value
    part = model
    *parents, last = path.split(".")
    for parent in parents:
        part = vars(part)[parent]
    fourth = vars(part)[last].value.sum()
    return jnp.array([len(flat), len(names), float(third), float(fourth), float(model(x)[0])])
