# verdict: WRONG_VALUE
# diagnosis: jax-jit-drops

import jax
import jax.numpy as jnp
import optax
from flax import nnx


def train_losses(seed, x, y, features, lr, steps):
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.adam(lr), wrt=nnx.Param)

    def step(model, optimizer):
        def loss_fn(model):
            return jnp.mean((model(x) - y) ** 2)

        loss, grads = nnx.value_and_grad(loss_fn)(model)
        optimizer.update(model, grads)
        return loss

    fast_step = jax.jit(step)
    return jnp.array([fast_step(model, optimizer) for _ in range(int(steps))])
