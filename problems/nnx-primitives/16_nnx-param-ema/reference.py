import jax
import jax.numpy as jnp
from flax import nnx


class Net(nnx.Module):
    def __init__(self, wide: int, features: int, rngs: nnx.Rngs) -> None:
        self.offset = nnx.BatchStat(jnp.zeros(wide))
        self.linear = nnx.Linear(wide, features, rngs=rngs)

    def __call__(self, x: jax.Array) -> jax.Array:
        return self.linear(x - self.offset)


def train_step(model: Net) -> None:
    params = nnx.state(model, nnx.Param)
    nnx.update(model, jax.tree.map(lambda p: p + 1.0, params))
    model.offset[...] += 0.25


def ema_after(seed: float, x: jax.Array, features: float, decay: float, steps: float) -> jax.Array:
    model = Net(x.shape[0], int(features), nnx.Rngs(int(seed)))
    averages = jax.tree.map(lambda param: param, nnx.state(model, nnx.Param))

    def mix(average: jax.Array, param: jax.Array) -> jax.Array:
        return decay * average + (1 - decay) * param

    for _ in range(int(steps)):
        train_step(model)
        averages = jax.tree.map(mix, averages, nnx.state(model, nnx.Param))
    averaged = nnx.clone(model)
    nnx.update(averaged, averages)
    return jnp.stack([averaged(x), model(x)])
