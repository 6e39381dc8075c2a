# verdict: WRONG_SHAPE
# diagnosis: other-argument

import jax
import jax.numpy as jnp


def loss_fn(x, w, y):
    diff = x @ w - y
    return jnp.mean(diff**2), jnp.mean(jnp.abs(diff))


def loss_and_grad(w, x, y):
    (loss, metric), grads = jax.value_and_grad(loss_fn, has_aux=True)(x, w, y)
    return jnp.concatenate([jnp.stack([loss, metric]), grads.ravel()])
