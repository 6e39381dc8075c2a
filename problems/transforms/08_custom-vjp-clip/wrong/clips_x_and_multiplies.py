# verdict: WRONG_VALUE
# diagnosis: value-for-cotangent

import jax
import jax.numpy as jnp


@jax.custom_vjp
def clip_gradient(x, lo, hi):
    return x


def fwd(x, lo, hi):
    return x, (x, lo, hi)


def bwd(res, g):
    x, lo, hi = res
    return jnp.clip(x, lo, hi) * g, None, None


clip_gradient.defvjp(fwd, bwd)


def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, lo, hi)
