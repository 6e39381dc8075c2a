# verdict: WRONG_STRUCTURE
# diagnosis: two-passes

import jax
import jax.numpy as jnp


def loss_fn(w, x, y):
    return jnp.mean((x @ w - y) ** 2)


def metric_fn(w, x, y):
    return jnp.mean(jnp.abs(x @ w - y))


def loss_and_grad(w, x, y):
    w = w.astype(jnp.float32)
    loss = loss_fn(w, x, y)
    metric = metric_fn(w, x, y)
    grads = jax.grad(loss_fn)(w, x, y)
    return jnp.concatenate([jnp.array([loss, metric]), grads])
