# verdict: WRONG_STRUCTURE
# diagnosis: two-passes

import jax
import jax.numpy as jnp


def loss_and_grad(w, x, y):
    w = jnp.asarray(w, jnp.float32)

    def loss_fn(w):
        return jnp.mean((x @ w - y) ** 2)

    loss, grads = jax.value_and_grad(loss_fn)(w)
    metric = jnp.mean(jnp.abs(x @ w - y))
    return jnp.concatenate([jnp.array([loss, metric]), grads])
