# verdict: WRONG_VALUE
# diagnosis: joint-length

import jax
import jax.numpy as jnp


def loss(w, x, t):
    return (jnp.dot(x, w) - t) ** 2


def clipped_mean_grad(w, X, y, c):
    g = jax.vmap(jax.grad(loss), in_axes=(None, 0, 0))(w, X, y)
    g = g * jnp.minimum(1.0, c / jnp.linalg.norm(g))
    return g.mean(axis=0)
