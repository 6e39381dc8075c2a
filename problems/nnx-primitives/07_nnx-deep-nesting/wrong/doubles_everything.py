# verdict: WRONG_VALUE
# diagnosis: all-doubled

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
    v = state
    for k in path.split("."):
        v = v[k]
    third = v[...].sum()
    nnx.update(model, jax.tree.map(lambda a: a * 2, state))
    obj = model
    for k in path.split("."):
        obj = getattr(obj, k)
    return jnp.array([len(jax.tree.leaves(state)), len(state), third, obj[...].sum(), model(x).sum()])
