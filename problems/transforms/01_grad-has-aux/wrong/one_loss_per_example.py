# verdict: ERROR
# diagnosis: gradient-of-array

import jax
import jax.numpy as jnp


def loss_fn(w, x, y):
    diff = x @ w - y
    return diff**2, jnp.abs(diff)


def loss_and_grad(w, x, y):
    (loss, metric), grads = jax.value_and_grad(loss_fn, has_aux=True)(w * 1.0, x, y)
    return jnp.concatenate([jnp.array([loss.mean(), metric.mean()]), grads])
