# verdict: WRONG_VALUE
# diagnosis: two-steps

import jax
import jax.numpy as jnp
import optax
from flax import nnx


def one_sgd_step(seed, x, y, features, lr):
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.sgd(lr), wrt=nnx.Param)
    loss_fn = lambda m: jnp.mean((m(x) - y) ** 2)
    before, grads = nnx.value_and_grad(loss_fn)(model)
    optimizer.update(model, grads)
    nnx.update(model, jax.tree.map(lambda p, g: p - lr * g, nnx.state(model, nnx.Param), grads))
    return jnp.array([before, loss_fn(model), model.bias[0]])
