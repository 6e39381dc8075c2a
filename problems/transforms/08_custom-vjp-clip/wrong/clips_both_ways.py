# verdict: WRONG_VALUE
# diagnosis: value-clipped

import jax
import jax.numpy as jnp


@jax.custom_vjp
def clip_gradient(x, lo, hi):
    return jnp.clip(x, lo, hi)


def fwd(x, lo, hi):
    return clip_gradient(x, lo, hi), (lo, hi)


def bwd(res, g):
    lo, hi = res
    return jnp.clip(g, lo, hi), None, None


clip_gradient.defvjp(fwd, bwd)


def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, lo, hi)
