import jax
import jax.numpy as jnp
import optax
from flax import nnx


class Meter(nnx.Module):
    def __init__(self, start: float, kind: type[nnx.Variable]) -> None:
        self.weight = nnx.Param(jnp.array(0.0))
        self.limit = kind(jnp.array(start))

    def __call__(self, x: jax.Array) -> jax.Array:
        return self.weight * x


def train(meter: Meter, tx: optax.GradientTransformation, x: jax.Array, y: jax.Array, steps: int) -> Meter:
    def loss_fn(meter: Meter) -> jax.Array:
        return jnp.mean((meter(x) - y) ** 2)

    optimizer = nnx.Optimizer(meter, tx, wrt=nnx.Param)
    for _ in range(steps):
        optimizer.update(meter, nnx.grad(loss_fn)(meter))
    return meter


def buffer_after(x: jax.Array, y: jax.Array, start: float, decay: float, steps: float) -> jax.Array:
    sgd, adamw = optax.sgd(0.1), optax.adamw(0.1, weight_decay=decay)
    first = train(Meter(start, nnx.Param), sgd, x, y, int(steps))
    second = train(Meter(start, nnx.Param), adamw, x, y, int(steps))
    third = train(Meter(start, nnx.Variable), adamw, x, y, int(steps))
    return jnp.stack([first.limit[...], second.limit[...], third.limit[...], third.weight[...]])
