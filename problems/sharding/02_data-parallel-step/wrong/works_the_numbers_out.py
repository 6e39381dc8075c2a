# verdict: WRONG_STRUCTURE
# diagnosis: nothing-placed

import jax.numpy as jnp
import optax
from flax import nnx


def data_parallel_step(seed, x, y, lr, n):
    model = nnx.Linear(x.shape[1], y.shape[1], rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.sgd(lr), wrt=nnx.Param)
    losses = []
    for _ in range(2):
        loss, grads = nnx.value_and_grad(lambda model: jnp.mean((model(x) - y) ** 2))(model)
        optimizer.update(model, grads)
        losses.append(loss)
    return jnp.array([*losses, x.shape[0] // int(n), n])
