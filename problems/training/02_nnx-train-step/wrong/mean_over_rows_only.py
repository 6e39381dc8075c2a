# verdict: WRONG_VALUE
# diagnosis: loss-per-row

import jax.numpy as jnp
import optax
from flax import nnx


def train_losses(seed, x, y, features, lr, steps):
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.adam(lr), wrt=nnx.Param)
    step = nnx.jit(lambda m, o: o.update(m, nnx.grad(lambda m: ((m(x) - y) ** 2).mean())(m)))
    losses = []
    for i in range(int(steps)):
        loss = ((model(x) - y) ** 2).sum() / x.shape[0]
        step(model, optimizer)
        losses.append(loss)
    return jnp.stack(losses)
