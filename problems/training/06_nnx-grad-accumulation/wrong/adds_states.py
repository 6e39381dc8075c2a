# verdict: ERROR
# diagnosis: state-arithmetic

import jax
import jax.numpy as jnp
import optax
from flax import nnx


def loss_fn(model, x, y):
    return jnp.mean((model(x) - y) ** 2)


def accumulated_step(seed, x, y, k, lr):
    k = int(k)
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    tx = optax.sgd(lr)
    optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)
    losses = []
    total = 0
    for some_x, some_y in zip(jnp.split(x, k), jnp.split(y, k), strict=True):
        loss, grads = nnx.value_and_grad(loss_fn)(model, some_x, some_y)
        total = total + grads
        losses.append(loss)
    optimizer.update(model, total)
    return jnp.concatenate([jnp.array(losses), model.kernel[:, 0]])
