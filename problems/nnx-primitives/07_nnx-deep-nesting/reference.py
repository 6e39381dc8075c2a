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


def nested_paths(seed: float, x: jax.Array, hidden: float, path: str) -> jax.Array:
    model = Model(x.shape[-1], int(hidden), nnx.Rngs(int(seed)))
    state = nnx.state(model)
    arrays, names = len(jax.tree.leaves(state)), len(state)

    variable = state
    for name in path.split("."):
        variable = variable[name]
    before = variable[...].sum()
    variable[...] = 2 * variable[...]

    attribute = model
    for name in path.split("."):
        attribute = getattr(attribute, name)
    after = attribute[...].sum()
    return jnp.array([arrays, names, before, after, model(x).sum()])
