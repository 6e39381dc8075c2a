import jax
import jax.numpy as jnp
import optax
from flax import nnx


def accumulated_step(seed: float, x: jax.Array, y: jax.Array, k: float, lr: float) -> jax.Array:
    parts = int(k)
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    tx = optax.MultiSteps(optax.sgd(lr), every_k_schedule=parts)
    optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)

    def loss_fn(model: nnx.Linear, x: jax.Array, y: jax.Array) -> jax.Array:
        return jnp.mean((model(x) - y) ** 2)

    losses = []
    for some_x, some_y in zip(jnp.split(x, parts), jnp.split(y, parts), strict=True):
        loss, grads = nnx.value_and_grad(loss_fn)(model, some_x, some_y)
        losses.append(loss)
        optimizer.update(model, grads)
    return jnp.concatenate([jnp.stack(losses), model.kernel[:, 0]])
