# verdict: WRONG_VALUE
# diagnosis: model-rebuilt

import jax.numpy as jnp
import optax
from flax import nnx


def train_losses(seed, x, y, features, lr, steps):
    @nnx.jit
    def step(x, y):
        model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
        optimizer = nnx.Optimizer(model, optax.adam(lr), wrt=nnx.Param)
        loss, grads = nnx.value_and_grad(lambda model: jnp.mean((model(x) - y) ** 2))(model)
        optimizer.update(model, grads)
        return loss

    return jnp.stack([step(x, y) for _ in range(int(steps))])
