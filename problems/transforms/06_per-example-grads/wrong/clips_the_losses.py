# verdict: WRONG_VALUE
# diagnosis: loss-clipped

import jax
import jax.numpy as jnp


def clipped_mean_grad(w, X, y, c):
    def loss(w):
        return jnp.mean(jnp.minimum((X @ w - y) ** 2, c))

    return jax.grad(loss)(w)
