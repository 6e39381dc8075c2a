from functools import partial

import jax
import jax.numpy as jnp
import optax
from flax import nnx


@partial(jax.jit, static_argnums=(0, 1))
def update(graphdef, tx, params, opt_state, x, y):
    def loss_fn(params):
        return jnp.mean(jnp.square(nnx.merge(graphdef, params)(x) - y))

    loss, grads = jax.value_and_grad(loss_fn)(params)
    updates, opt_state = tx.update(grads, opt_state, params)
    return optax.apply_updates(params, updates), opt_state, loss


def train_losses(seed, x, y, features, lr, steps):
    graphdef, params = nnx.split(nnx.Linear(x.shape[1], int(features), rngs=nnx.Rngs(int(seed))))
    tx = optax.adam(learning_rate=lr)
    opt_state = tx.init(params)
    history = jnp.zeros(int(steps))
    for i in range(int(steps)):
        params, opt_state, loss = update(graphdef, tx, params, opt_state, x, y)
        history = history.at[i].set(loss)
    return history
