# verdict: WRONG_STRUCTURE
# diagnosis: not-compiled

import jax.numpy as jnp
import optax
from flax import nnx


def train_losses(seed, x, y, features, lr, steps):
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.adam(lr), wrt=nnx.Param)
    loss_and_grads = nnx.jit(nnx.value_and_grad(lambda model: jnp.mean((model(x) - y) ** 2)))
    losses = []
    for _ in range(int(steps)):
        loss, grads = loss_and_grads(model)
        optimizer.update(model, grads)
        losses.append(loss)
    return jnp.stack(losses)
