# verdict: WRONG_VALUE
# diagnosis: slopes-summed

import jax
import jax.numpy as jnp


def loss_and_grad(w, x, y):
    w = w.astype(jnp.float32)

    def one(w, xi, yi):
        e = jnp.dot(xi, w) - yi
        return e**2, jnp.abs(e)

    (losses, maes), grads = jax.vmap(jax.value_and_grad(one, has_aux=True), in_axes=(None, 0, 0))(w, x, y)
    return jnp.hstack([losses.mean(), maes.mean(), grads.sum(axis=0)])
