# verdict: WRONG_STRUCTURE
# diagnosis: param-replaced

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
    model = Model(x.shape[0], int(hidden), nnx.Rngs(int(seed)))
    state = nnx.state(model)
    *front, last = path.split(".")
    obj = model
    for k in front:
        obj = getattr(obj, k)
    third = getattr(obj, last)[...].sum()
    setattr(obj, last, getattr(obj, last) * 2)
    return jnp.array([len(jax.tree.leaves(state)), len(state), third, getattr(obj, last).sum(), model(x).sum()])
