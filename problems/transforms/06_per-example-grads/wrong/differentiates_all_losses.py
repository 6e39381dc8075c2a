# verdict: ERROR
# diagnosis: gradient-of-array

import jax
import jax.numpy as jnp


def losses(w, X, y):
    return (X @ w - y) ** 2


def clipped_mean_grad(w, X, y, c):
    g = jax.grad(losses)(w, X, y)
    norms = jnp.linalg.norm(g, axis=1, keepdims=True)
    return (g * jnp.minimum(1.0, c / norms)).mean(axis=0)
