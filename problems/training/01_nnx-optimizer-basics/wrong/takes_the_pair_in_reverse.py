# verdict: ERROR
# diagnosis: pair-swapped

import jax.numpy as jnp
import optax
from flax import nnx


def one_sgd_step(seed, x, y, features, lr):
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.sgd(lr), wrt=nnx.Param)

    def loss_fn(model):
        return jnp.mean((model(x) - y) ** 2)

    grads, loss = nnx.value_and_grad(loss_fn)(model)
    optimizer.update(model, grads)
    return jnp.array([loss, loss_fn(model), model.bias[0]])
