import jax
import jax.numpy as jnp


def clipped_mean_grad(w, X, y, c):
    def add(total, example):
        x, t = example
        g = jax.grad(lambda w: (jnp.sum(x * w) - t) ** 2)(w)
        g = jax.lax.cond(jnp.linalg.norm(g) > c, lambda g: g * (c / jnp.linalg.norm(g)), lambda g: g, g)
        return total + g, None

    total, _ = jax.lax.scan(add, jnp.zeros(w.shape), (X, y))
    return total / y.size
