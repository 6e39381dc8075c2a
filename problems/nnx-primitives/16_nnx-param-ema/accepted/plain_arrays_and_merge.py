import jax
import jax.numpy as jnp
from flax import nnx


class Network(nnx.Module):
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
    model = Network(x.shape[0], int(features), nnx.Rngs(int(seed)))
    averages = nnx.to_pure_dict(nnx.state(model, nnx.Param))
    for _ in range(int(steps)):
        train_step(model)
        params = nnx.to_pure_dict(nnx.state(model, nnx.Param))
        averages = jax.tree_util.tree_map(lambda a, p: a * decay + p * (1 - decay), averages, params)
    graphdef, params, rest = nnx.split(model, nnx.Param, ...)
    new = jax.tree.map(lambda p: p, params)
    nnx.replace_by_pure_dict(new, averages)
    return jnp.array([nnx.merge(graphdef, new, rest)(x), model(x)])
