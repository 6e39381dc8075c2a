import jax.numpy as jnp
import optax
from flax import nnx


@nnx.jit
def loss_and_grads(model, x, y):
    return nnx.value_and_grad(lambda model: jnp.mean((model(x) - y) ** 2))(model)


@nnx.jit
def apply(model, optimizer, grads):
    optimizer.update(model, grads)


def train_losses(seed, x, y, features, lr, steps):
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.adam(lr), wrt=nnx.Param)
    losses = []
    for step in range(int(steps)):
        loss, grads = loss_and_grads(model, x, y)
        apply(model, optimizer, grads)
        print(step, loss)
        losses.append(loss)
    return jnp.asarray(losses)
