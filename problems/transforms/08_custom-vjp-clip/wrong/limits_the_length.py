# verdict: WRONG_VALUE
# diagnosis: length-limited

import jax
import jax.numpy as jnp


@jax.custom_vjp
def clip_gradient(x, lo, hi):
    return x


def f(x, lo, hi):
    return x, (lo, hi)


def b(r, g):
    n = jnp.linalg.norm(g)
    return g * jnp.minimum(1, r[1] / n), None, None


clip_gradient.defvjp(f, b)


def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, lo, hi)
