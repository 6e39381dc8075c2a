import jax
import jax.numpy as jnp
import optax
from flax import nnx


def accumulated_step(seed, x, y, k, lr):
    k = int(k)
    model = nnx.Linear(x.shape[1], 1, rngs=nnx.Rngs(int(seed)))
    graphdef, params = nnx.split(model)

    def loss_fn(params, x, y):
        return jnp.square(nnx.merge(graphdef, params)(x) - y).mean()

    def body(total, part):
        loss, grads = jax.value_and_grad(loss_fn)(params, *part)
        return jax.tree.map(lambda t, g: t + g / k, total, grads), loss

    parts = (x.reshape(k, -1, x.shape[1]), y.reshape(k, -1, 1))
    grads, losses = jax.lax.scan(body, jax.tree.map(jnp.zeros_like, params), parts)
    params = jax.tree.map(lambda p, g: p - lr * g, params, grads)
    return jnp.append(losses, params["kernel"][:, 0])
