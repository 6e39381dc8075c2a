import jax
import jax.numpy as jnp
import optax
from flax import nnx


def one_sgd_step(seed, x, y, features, lr):
    model = nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed)))
    graphdef, params = nnx.split(model, nnx.Param)

    def loss_fn(params):
        residual = nnx.merge(graphdef, params)(x) - y
        return (residual**2).mean()

    tx = optax.sgd(lr)
    opt_state = tx.init(params)
    before, grads = jax.value_and_grad(loss_fn)(params)
    updates, opt_state = tx.update(grads, opt_state, params)
    params = optax.apply_updates(params, updates)
    return jnp.stack([before, loss_fn(params), params["bias"][0]])
