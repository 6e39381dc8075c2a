# verdict: WRONG_VALUE
# diagnosis: metric-differentiated

import jax
import jax.numpy as jnp


def loss_fn(w, x, y):
    diff = x @ w - y
    return jnp.mean(jnp.abs(diff)), jnp.mean(diff**2)


def loss_and_grad(w, x, y):
    (metric, loss), grads = jax.value_and_grad(loss_fn, has_aux=True)(w.astype(float), x, y)
    return jnp.concatenate([jnp.stack([loss, metric]), grads])
