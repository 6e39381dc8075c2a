# verdict: ERROR
# diagnosis: other-argument

import jax
import jax.numpy as jnp


def loss_fn(w, x, y):
    diff = x @ w - y
    return jnp.mean(diff**2), jnp.mean(jnp.abs(diff))


def loss_and_grad(w, x, y):
    step = jax.value_and_grad(loss_fn, argnums=(0, 1), has_aux=True)
    (loss, metric), grads = step(w.astype(jnp.float32), x, y)
    return jnp.concatenate([jnp.stack([loss, metric]), grads])
