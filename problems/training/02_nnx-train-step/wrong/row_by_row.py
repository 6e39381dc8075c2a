# verdict: WRONG_VALUE
# diagnosis: row-by-row

import jax.numpy as jnp
import optax
from flax import nnx


def train_losses(seed, x, y, features, lr, steps):
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.adam(lr), wrt=nnx.Param)

    @nnx.jit
    def step(model, optimizer, x, y):
        loss, grads = nnx.value_and_grad(lambda m: ((m(x) - y) ** 2).mean())(model)
        optimizer.update(model, grads)
        return loss

    losses = []
    for i in range(int(steps)):
        tot = 0.0
        for j in range(x.shape[0]):
            tot += step(model, optimizer, x[j : j + 1], y[j : j + 1])
        losses.append(tot / x.shape[0])
    return jnp.stack(losses)
