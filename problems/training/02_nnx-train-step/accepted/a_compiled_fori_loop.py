import jax.numpy as jnp
import optax
from flax import nnx


def train_losses(seed, x, y, features, lr, steps):
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.adam(lr), wrt=nnx.Param)
    n = int(steps)

    @nnx.jit
    def train(model, optimizer):
        def body(i, carry):
            model, optimizer, losses = carry
            loss, grads = nnx.value_and_grad(lambda m: jnp.mean((m(x) - y) ** 2))(model)
            optimizer.update(model, grads)
            return model, optimizer, losses.at[i].set(loss)

        _, _, losses = nnx.fori_loop(0, n, body, (model, optimizer, jnp.zeros(n)))
        return losses

    return train(model, optimizer)
