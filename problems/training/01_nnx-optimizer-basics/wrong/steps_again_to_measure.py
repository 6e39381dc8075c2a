# verdict: WRONG_VALUE
# diagnosis: two-steps

import jax.numpy as jnp
import optax
from flax import nnx


def one_sgd_step(seed, x, y, features, lr):
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.sgd(lr), wrt=nnx.Param)

    @nnx.jit
    def step(model, optimizer):
        def loss_fn(model):
            return ((model(x) - y) ** 2).mean()

        loss, grads = nnx.value_and_grad(loss_fn)(model)
        optimizer.update(model, grads)
        return loss

    before = step(model, optimizer)
    after = step(model, optimizer)
    return jnp.stack([before, after, model.bias[0]])
