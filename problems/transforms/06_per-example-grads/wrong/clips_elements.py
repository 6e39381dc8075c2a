# verdict: WRONG_VALUE
# diagnosis: elements-clipped

import jax
import jax.numpy as jnp


def loss(w, x, t):
    return (jnp.dot(x, w) - t) ** 2


def clipped_mean_grad(w, X, y, c):
    g = jax.vmap(jax.grad(loss), in_axes=(None, 0, 0))(w, X, y)
    return jnp.clip(g, -c, c).mean(axis=0)
