# verdict: WRONG_VALUE
# diagnosis: extra-factor

import jax
import jax.numpy as jnp


@jax.custom_vjp
def clip_gradient(x, lo, hi):
    return x


def f(x, lo, hi):
    return x, (x, lo, hi)


def b(r, g):
    x, lo, hi = r
    return jnp.clip(g, lo, hi) * x, None, None


clip_gradient.defvjp(f, b)


def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, lo, hi)
