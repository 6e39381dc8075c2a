# verdict: WRONG_VALUE
# diagnosis: other-model

import jax.numpy as jnp
import optax
from flax import nnx


def build(seed, x, features):
    return nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))


def one_sgd_step(seed, x, y, features, lr):
    optimizer = nnx.Optimizer(build(seed, x, features), optax.sgd(lr), wrt=nnx.Param)

    def loss_fn(model):
        return jnp.mean((model(x) - y) ** 2)

    before, grads = nnx.value_and_grad(loss_fn)(build(seed, x, features))
    optimizer.update(build(seed, x, features), grads)
    model = build(seed, x, features)
    return jnp.stack([before, loss_fn(model), model.bias[0]])
