import jax.numpy as jnp
import optax
from flax import nnx


def train_losses(seed, x, y, features, lr, steps):
    rngs = nnx.Rngs(int(seed))
    model = nnx.Linear(x.shape[1], int(features), rngs=rngs)
    optimizer = nnx.ModelAndOptimizer(model, optax.adam(lr))

    def fit(optimizer, x, y):
        losses = []
        for _ in range(int(steps)):
            loss, grads = nnx.value_and_grad(lambda m: optax.squared_error(m(x), y).mean())(optimizer.model)
            optimizer.update(grads)
            losses.append(loss)
        return jnp.array(losses)

    return nnx.jit(fit)(optimizer, x, y)
