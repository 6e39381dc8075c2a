# verdict: WRONG_VALUE
# diagnosis: parts-swapped

import jax
import jax.numpy as jnp
import optax
from flax import nnx


def loss_fn(model, x, y):
    return jnp.mean((model(x) - y) ** 2)


def accumulated_step(seed, x, y, k, lr):
    k = int(k)
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    tx = optax.MultiSteps(optax.sgd(lr), every_k_schedule=k)
    optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)
    losses = []
    for some_x, some_y in zip(jnp.split(x, k), jnp.split(y, k), strict=True):
        loss, grads = nnx.value_and_grad(loss_fn)(model, some_x, some_y)
        optimizer.update(model, grads)
        losses.append(loss)
    return jnp.concatenate([model.kernel[:, 0], jnp.array(losses)])
