import jax.numpy as jnp
import optax
from flax import nnx


def loss_fn(model, x, y):
    return optax.squared_error(model(x), y).mean()


@nnx.jit
def train_step(model, optimizer, x, y):
    loss, grads = nnx.value_and_grad(loss_fn)(model, x, y)
    optimizer.update(model, grads)
    return loss


def one_sgd_step(seed, x, y, features, lr):
    rngs = nnx.Rngs(int(seed))
    model = nnx.Linear(x.shape[-1], int(features), rngs=rngs)
    optimizer = nnx.Optimizer(model, optax.sgd(learning_rate=lr), wrt=nnx.Param)
    before = train_step(model, optimizer, x, y)
    return jnp.array([before, loss_fn(model, x, y), model.bias[...][0]])
