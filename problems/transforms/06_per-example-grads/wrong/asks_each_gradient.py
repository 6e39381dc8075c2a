# verdict: ERROR
# diagnosis: tracer-in-condition

import jax
import jax.numpy as jnp


def loss(w, x, t):
    return (jnp.dot(x, w) - t) ** 2


def clipped_mean_grad(w, X, y, c):
    def one(x, t):
        g = jax.grad(loss)(w, x, t)
        norm = jnp.linalg.norm(g)
        return g * c / norm if norm > c else g

    return jax.vmap(one)(X, y).mean(axis=0)
