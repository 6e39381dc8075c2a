# verdict: WRONG_VALUE
# diagnosis: mean-clipped

import jax
import jax.numpy as jnp


def batch_loss(w, X, y):
    return jnp.mean((X @ w - y) ** 2)


def clipped_mean_grad(w, X, y, c):
    g = jax.grad(batch_loss)(w, X, y)
    return g * jnp.minimum(1.0, c / jnp.linalg.norm(g))
