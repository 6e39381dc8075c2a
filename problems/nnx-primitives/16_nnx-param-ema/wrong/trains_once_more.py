# verdict: WRONG_VALUE
# diagnosis: steps-miscounted

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


@jax.jit
def mix(averages, params, decay):
    return jax.tree.map(lambda a, p: decay * a + (1 - decay) * p, averages, params)


def ema_after(seed, x, features, decay, steps):
    model = Net(x.shape[0], int(features), nnx.Rngs(int(seed)))
    averages = nnx.state(nnx.clone(model), nnx.Param)
    for _ in range(int(steps) + 1):
        train_step(model)
        averages = mix(averages, nnx.state(model, nnx.Param), decay)
    averaged = nnx.clone(model)
    nnx.update(averaged, averages)
    return jnp.stack([averaged(x), model(x)])
