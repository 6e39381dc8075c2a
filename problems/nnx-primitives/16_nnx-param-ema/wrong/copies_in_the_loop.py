# verdict: WRONG_VALUE
# diagnosis: average-is-the-model

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
    avg = jax.tree.map(jnp.copy, nnx.state(model, nnx.Param))
    for _ in range(int(steps)):
        train_step(model)
        avg = jax.tree.map(
            lambda a, p: decay * a + (1 - decay) * p,
            nnx.state(nnx.clone(model), nnx.Param),
            nnx.state(model, nnx.Param),
        )
    averaged = nnx.clone(model)
    nnx.update(averaged, avg)
    return jnp.stack([averaged(x), model(x)])
