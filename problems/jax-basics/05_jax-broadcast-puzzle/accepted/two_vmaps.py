import jax
import jax.numpy as jnp


def sq_dist(p, q):
    return jnp.sum(jnp.square(p - q))


def pairwise_sq_dist(a, b):
    return jax.vmap(lambda p: jax.vmap(lambda q: sq_dist(p, q))(b))(a)
