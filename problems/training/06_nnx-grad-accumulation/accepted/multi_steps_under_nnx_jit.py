import jax
import jax.numpy as jnp
import optax
from flax import nnx


@nnx.jit
def micro_step(model, optimizer, x, y):
    loss, grads = nnx.value_and_grad(lambda model: optax.squared_error(model(x), y).mean())(model)
    optimizer.update(model, grads)
    return loss


def accumulated_step(seed, x, y, k, lr):
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    tx = optax.MultiSteps(optax.sgd(lr), int(k)).gradient_transformation()
    optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)
    rows = x.shape[0] // int(k)
    losses = [
        micro_step(model, optimizer, x[i * rows : (i + 1) * rows], y[i * rows : (i + 1) * rows]) for i in range(int(k))
    ]
    return jnp.concatenate([jnp.stack(losses), model.kernel[...][:, 0]])
