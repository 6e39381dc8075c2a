# verdict: WRONG_VALUE
# diagnosis: row-by-row

import jax.numpy as jnp
import optax
from flax import nnx


def train_losses(seed, x, y, features, lr, steps):
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    opt = nnx.Optimizer(model, optax.adam(lr), wrt=nnx.Param)

    @nnx.jit
    def step(model, opt, xb, yb):
        def loss_fn(m):
            return ((m(xb) - yb) ** 2).mean()

        loss, grads = nnx.value_and_grad(loss_fn)(model)
        opt.update(model, grads)
        return loss

    losses = []
    for i in range(int(steps)):
        k = i % x.shape[0]
        losses.append(step(model, opt, x[k : k + 1], y[k : k + 1]))
    return jnp.stack(losses)
