import jax
import jax.numpy as jnp
import optax
from flax import nnx


def train_losses(seed, x, y, features, lr, steps):
    model = nnx.Linear(x.shape[-1], int(features), rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.adam(lr), wrt=nnx.Param)
    graphdef, state = nnx.split((model, optimizer))

    @jax.jit
    def step(state, x, y):
        model, optimizer = nnx.merge(graphdef, state)
        loss, grads = nnx.value_and_grad(lambda m: ((m(x) - y) ** 2).mean())(model)
        optimizer.update(model, grads)
        return nnx.state((model, optimizer)), loss

    losses = []
    for _ in range(int(steps)):
        state, loss = step(state, x, y)
        losses.append(float(loss))
    return jnp.array(losses, jnp.float32)
