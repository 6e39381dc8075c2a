# verdict: WRONG_VALUE
# diagnosis: not-clipped

import jax
import jax.numpy as jnp


def clipped_mean_grad(w, X, y, c):
    return jax.grad(lambda w: jnp.mean((X @ w - y) ** 2))(w)
