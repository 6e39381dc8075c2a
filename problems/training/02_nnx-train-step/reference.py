import jax
import jax.numpy as jnp
import optax
from flax import nnx


@nnx.jit
def train_step(model: nnx.Linear, optimizer: nnx.Optimizer, x: jax.Array, y: jax.Array) -> jax.Array:
    def loss_fn(model: nnx.Linear) -> jax.Array:
        return jnp.mean((model(x) - y) ** 2)

    loss, grads = nnx.value_and_grad(loss_fn)(model)
    optimizer.update(model, grads)
    return loss


def train_losses(seed: float, x: jax.Array, y: jax.Array, features: float, lr: float, steps: float) -> jax.Array:
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.adam(lr), wrt=nnx.Param)
    return jnp.stack([train_step(model, optimizer, x, y) for _ in range(int(steps))])
