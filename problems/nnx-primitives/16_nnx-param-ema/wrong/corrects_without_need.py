# verdict: WRONG_VALUE
# diagnosis: corrected-needlessly

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
    ema = jax.tree.map(lambda p: p, nnx.state(model, nnx.Param))
    n = int(steps)
    for _ in range(n):
        train_step(model)
        ema = jax.tree.map(lambda e, p: decay * e + (1 - decay) * p, ema, nnx.state(model, nnx.Param))
    debiased = jax.tree.map(lambda e: e / (1 - decay**n), ema)
    averaged = nnx.clone(model)
    nnx.update(averaged, debiased)
    return jnp.stack([averaged(x), model(x)])
