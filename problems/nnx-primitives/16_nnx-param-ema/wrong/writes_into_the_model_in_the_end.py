# verdict: WRONG_STRUCTURE
# diagnosis: model-overwritten

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
    model = Net(len(x), int(features), nnx.Rngs(int(seed)))
    average = jax.tree.map(jnp.copy, nnx.state(model, nnx.Param))
    for _ in range(int(steps)):
        train_step(model)
        average = jax.tree.map(lambda a, p: decay * a + (1 - decay) * p, average, nnx.state(model, nnx.Param))
    trained_out = model(x)
    nnx.update(model, average)
    averaged_out = model(x)
    return jnp.stack([averaged_out, trained_out])
