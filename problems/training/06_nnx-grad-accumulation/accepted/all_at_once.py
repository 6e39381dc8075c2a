import jax
import jax.numpy as jnp
import optax
from flax import nnx


def accumulated_step(seed, x, y, k, lr):
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.sgd(lr), wrt=nnx.Param)

    def loss_fn(model):
        squares = (model(x) - y) ** 2
        parts = squares.reshape(int(k), -1).mean(axis=1)
        return parts.mean(), parts

    grads, losses = nnx.grad(loss_fn, has_aux=True)(model)
    optimizer.update(model, grads)
    return jnp.concatenate([losses, model.kernel[:, 0]])
