# verdict: WRONG_VALUE
# diagnosis: starts-from-zero

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
    averages = jax.tree.map(jnp.zeros_like, nnx.state(model, nnx.Param))
    for _ in range(int(steps)):
        train_step(model)
        averages = jax.tree.map(
            lambda average, param: decay * average + (1 - decay) * param, averages, nnx.state(model, nnx.Param)
        )
    averages = jax.tree.map(lambda average: average / (1 - decay ** int(steps)), averages)
    averaged = nnx.clone(model)
    nnx.update(averaged, averages)
    return jnp.stack([averaged(x), model(x)])
