import jax
import jax.numpy as jnp
import optax
from flax import nnx


def accumulated_step(seed, x, y, k, lr):
    k = int(k)
    model = nnx.Linear(x.shape[-1], 1, rngs=nnx.Rngs(int(seed)))
    optimizer = nnx.Optimizer(model, optax.sgd(lr), wrt=nnx.Param)
    size = x.shape[0] // k
    grads, losses = [], []
    for start in range(0, x.shape[0], size):
        part = slice(start, start + size)
        loss, grad = nnx.value_and_grad(lambda m, p=part: jnp.mean((m(x[p]) - y[p]) ** 2))(model)
        grads.append(grad)
        losses.append(float(loss))
    optimizer.update(model, jax.tree.map(lambda *gs: sum(gs) / k, *grads))
    return jnp.concatenate([jnp.array(losses), model.kernel[...].ravel()])
