import jax
import jax.numpy as jnp
from flax import nnx


class Net(nnx.Module):
    def __init__(self, wide, features, rngs):
        self.offset = nnx.BatchStat(jnp.zeros(wide))
        self.linear = nnx.Linear(wide, features, rngs=rngs)

    def __call__(self, x):
        return self.linear(x - self.offset)


def train_step(model):
    params = nnx.state(model, nnx.Param)
    nnx.update(model, jax.tree.map(lambda p: p + 1.0, params))
    model.offset[...] += 0.25


def ema_after(seed, x, features, decay, steps):
    model = Net(x.shape[0], int(features), nnx.Rngs(int(seed)))

    def params():
        return jax.tree.leaves(nnx.state(model, nnx.Param))

    averages = params()
    for _ in range(int(steps)):
        train_step(model)
        averages = [a - (1 - decay) * (a - p) for a, p in zip(averages, params(), strict=True)]
    graphdef, state, rest = nnx.split(model, nnx.Param, ...)
    averaged = nnx.merge(graphdef, jax.tree.unflatten(jax.tree.structure(state), averages), rest)
    return jnp.vstack([averaged(x), model(x)])
