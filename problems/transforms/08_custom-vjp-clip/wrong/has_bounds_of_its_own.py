# verdict: WRONG_VALUE
# diagnosis: bounds-ignored

import jax
import jax.numpy as jnp


@jax.custom_vjp
def clip_gradient(x, lo, hi):
    return x


def fwd(x, lo, hi):
    return x, None


def bwd(_, g):
    return jnp.clip(g, -1.0, 1.0), None, None


clip_gradient.defvjp(fwd, bwd)


def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, lo, hi)
