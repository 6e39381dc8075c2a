import jax.numpy as jnp


def clipped_mean_grad(w, X, y, c):
    g = 2 * (X @ w - y)[:, None] * X
    n = jnp.linalg.norm(g, axis=-1)
    g = jnp.where((n > c)[:, None], g * (c / (n + 1e-7))[:, None], g)
    return jnp.average(g, axis=0)
