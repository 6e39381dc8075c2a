import jax
import jax.numpy as jnp


def clipped_mean_grad(w, X, y, c):
    rows = jax.jacrev(lambda w: (X @ w - y) ** 2)(w)
    scale = jnp.minimum(1.0, c / jnp.sqrt(jnp.einsum("nd,nd->n", rows, rows)))
    return scale @ rows / X.shape[0]
