import jax.numpy as jnp
import optax
from flax import nnx


class Trainer(nnx.Module):
    def __init__(self, model, lr):
        self.model = model
        self.optimizer = nnx.Optimizer(model, optax.adam(lr), wrt=nnx.Param)

    @nnx.jit
    def step(self, x, y):
        loss, grads = nnx.value_and_grad(lambda m: jnp.mean((m(x) - y) ** 2))(self.model)
        self.optimizer.update(self.model, grads)
        return loss


def train_losses(seed, x, y, features, lr, steps):
    trainer = Trainer(nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed))), lr)
    return jnp.stack([trainer.step(x, y) for _ in range(int(steps))])
