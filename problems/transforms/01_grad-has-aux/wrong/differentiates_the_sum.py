# verdict: WRONG_VALUE
# diagnosis: metric-in-the-loss

import jax
import jax.numpy as jnp


def loss_fn(w, x, y):
    diff = x @ w - y
    loss, metric = jnp.mean(diff**2), jnp.mean(jnp.abs(diff))
    return loss + metric, (loss, metric)


def loss_and_grad(w, x, y):
    grads, (loss, metric) = jax.grad(loss_fn, has_aux=True)(w.astype(jnp.float32), x, y)
    return jnp.concatenate([jnp.stack([loss, metric]), grads])
