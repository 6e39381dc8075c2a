# verdict: WRONG_VALUE
# diagnosis: loss-before-late

import jax.numpy as jnp
import optax
from flax import nnx


def one_sgd_step(seed, x, y, features, lr):
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.sgd(lr), wrt=nnx.Param)
    loss_fn = lambda m: jnp.mean((m(x) - y) ** 2)
    grads = nnx.grad(loss_fn)(model)
    optimizer.update(model, grads)
    before, after = loss_fn(model), loss_fn(model)
    return jnp.array([before, after, grads["bias"][0]])
