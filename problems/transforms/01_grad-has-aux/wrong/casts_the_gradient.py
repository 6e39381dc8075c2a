# verdict: ERROR
# diagnosis: gradient-of-integer

import jax
import jax.numpy as jnp


def loss_and_grad(w, x, y):
    def loss_fn(w):
        err = x @ w - y
        return jnp.mean(err**2), jnp.mean(jnp.abs(err))

    (loss, metric), grad = jax.value_and_grad(loss_fn, has_aux=True, allow_int=True)(w)
    return jnp.hstack([loss, metric, grad.astype(jnp.float32)])
