# verdict: WRONG_VALUE
# diagnosis: updates-for-weights

import jax
import jax.numpy as jnp
import optax
from flax import nnx


def one_sgd_step(seed, x, y, features, lr):
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    gd, params = nnx.split(model)
    tx = optax.sgd(lr)
    st = tx.init(params)
    loss_fn = lambda p: jnp.mean((nnx.merge(gd, p)(x) - y) ** 2)
    before, grads = jax.value_and_grad(loss_fn)(params)
    params, st = tx.update(grads, st, params)
    model = nnx.merge(gd, params)
    return jnp.array([before, loss_fn(params), model.bias[0]])
