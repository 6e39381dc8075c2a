# verdict: WRONG_VALUE
# diagnosis: zero-length

import jax
import jax.numpy as jnp


def loss(w, x, t):
    return (jnp.dot(x, w) - t) ** 2


def clipped_mean_grad(w, X, y, c):
    def one(x, t):
        g = jax.grad(loss)(w, x, t)
        length = jnp.sqrt(jnp.sum(g**2))
        direction = g / length
        return jnp.clip(length, 0, c) * direction

    return jnp.mean(jax.vmap(one)(X, y), 0)
