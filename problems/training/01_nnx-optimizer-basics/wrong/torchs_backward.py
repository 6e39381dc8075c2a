# verdict: ERROR
# diagnosis: torch-step

import jax.numpy as jnp
import optax
from flax import nnx


def one_sgd_step(seed, x, y, features, lr):
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.sgd(lr), wrt=nnx.Param)
    optimizer.zero_grad()
    loss = jnp.mean((model(x) - y) ** 2)
    loss.backward()
    optimizer.step()
    return jnp.array([loss, jnp.mean((model(x) - y) ** 2), model.bias[0]])
