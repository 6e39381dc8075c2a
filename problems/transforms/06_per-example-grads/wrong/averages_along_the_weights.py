# verdict: WRONG_SHAPE
# diagnosis: mean-along-weights

import jax
import jax.numpy as jnp


def loss(w, x, t):
    return (jnp.dot(x, w) - t) ** 2


def clipped_mean_grad(w, X, y, c):
    g = jax.vmap(jax.grad(loss), in_axes=(None, 0, 0))(w, X, y)
    norms = jnp.linalg.norm(g, axis=1, keepdims=True)
    return (g * jnp.minimum(1.0, c / norms)).mean(axis=1)
