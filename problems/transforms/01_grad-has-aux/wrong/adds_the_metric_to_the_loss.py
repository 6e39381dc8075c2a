# verdict: WRONG_VALUE
# diagnosis: metric-in-the-loss

import jax
import jax.numpy as jnp


def loss_fn(w, x, y):
    diff = x @ w - y
    metric = jnp.mean(jnp.abs(diff))
    loss = jnp.mean(diff**2) + metric
    return loss, metric


def loss_and_grad(w, x, y):
    (loss, metric), grads = jax.value_and_grad(loss_fn, has_aux=True)(w.astype(jnp.float32), x, y)
    return jnp.concatenate([jnp.stack([loss, metric]), grads])
