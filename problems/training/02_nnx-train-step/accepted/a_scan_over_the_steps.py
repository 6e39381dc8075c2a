import jax
import jax.numpy as jnp
import optax
from flax import nnx


def train_losses(seed, x, y, features, lr, steps):
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.adam(lr), wrt=nnx.Param)

    @nnx.scan(in_axes=nnx.Carry, out_axes=(nnx.Carry, 0), length=int(steps))
    def run(carry):
        model, optimizer = carry
        loss, grads = nnx.value_and_grad(lambda m: jnp.mean((m(x) - y) ** 2))(model)
        optimizer.update(model, grads)
        return carry, loss

    _, losses = run((model, optimizer))
    return losses
