# verdict: WRONG_VALUE
# diagnosis: factor-without-length

import jax
import jax.numpy as jnp


def clipped_mean_grad(w, X, y, c):
    g = jax.vmap(jax.grad(lambda w, x, y: (x @ w - y) ** 2), (None, 0, 0))(w, X, y)
    n = jnp.linalg.norm(g, axis=1, keepdims=True)
    return jnp.where(n > c, g * c, g).mean(0)
