# verdict: WRONG_VALUE
# diagnosis: errors-measured

import jax
import jax.numpy as jnp


def clipped_mean_grad(w, X, y, c):
    def error(w, x, t):
        return x @ w - t

    def one(x, t):
        e = error(w, x, t)
        g = 2 * e * x
        factor = jnp.where(jnp.abs(e) > c, c / jnp.abs(e), 1.0)
        return g * factor

    return jnp.mean(jax.vmap(one)(X, y), axis=0)
