# verdict: WRONG_VALUE
# diagnosis: entries-swapped

import jax
import jax.numpy as jnp


def loss_fn(w, x, y):
    diff = x @ w - y
    return jnp.mean(diff**2), jnp.mean(jnp.abs(diff))


def loss_and_grad(w, x, y):
    (loss, metric), grads = jax.value_and_grad(loss_fn, has_aux=True)(w.astype(jnp.float32), x, y)
    return jnp.concatenate([grads, jnp.stack([loss, metric])])
