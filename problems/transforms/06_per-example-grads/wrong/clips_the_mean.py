# verdict: WRONG_VALUE
# diagnosis: mean-clipped

import jax
import jax.numpy as jnp


def loss(w, x, t):
    return (jnp.dot(x, w) - t) ** 2


def clipped_mean_grad(w, X, y, c):
    g = jax.vmap(jax.grad(loss), in_axes=(None, 0, 0))(w, X, y).mean(axis=0)
    norm = jnp.linalg.norm(g)
    return jnp.where(norm > c, g * c / norm, g)
