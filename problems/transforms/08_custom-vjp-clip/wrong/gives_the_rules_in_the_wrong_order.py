# verdict: ERROR
# diagnosis: forward-arguments

import jax
import jax.numpy as jnp


@jax.custom_vjp
def clip_gradient(x, lo, hi):
    return x


def f(x, lo, hi):
    return x, (lo, hi)


def b(r, g):
    lo, hi = r
    return jnp.clip(g, lo, hi), None, None


clip_gradient.defvjp(b, f)


def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, lo, hi)
