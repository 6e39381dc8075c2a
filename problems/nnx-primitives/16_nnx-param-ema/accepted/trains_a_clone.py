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
    averaged = Net(x.shape[0], int(features), nnx.Rngs(int(seed)))
    trained = nnx.clone(averaged)
    for _ in range(int(steps)):
        train_step(trained)
        averages, params = nnx.state(averaged, nnx.Param), nnx.state(trained, nnx.Param)
        nnx.update(averaged, jax.tree.map(lambda a, p: decay * a + (1 - decay) * p, averages, params))
    averaged.offset[...] = trained.offset[...]
    return jnp.stack([averaged(x), trained(x)])
