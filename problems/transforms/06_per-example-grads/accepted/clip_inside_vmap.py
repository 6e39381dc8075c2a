import jax
import jax.numpy as jnp


@jax.jit
def clipped_mean_grad(w, X, y, c):
    def one(x, target):
        g = jax.grad(lambda w: jnp.square(x @ w - target))(w)
        return g * jnp.minimum(1.0, c / jnp.maximum(jnp.linalg.norm(g), 1e-12))

    return jax.vmap(one)(X, y).mean(0)
