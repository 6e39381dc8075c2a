# verdict: ERROR
# diagnosis: rules-missing

import jax
import jax.numpy as jnp


@jax.custom_vjp
def clip_gradient(x, lo, hi):
    return x


def bwd(res, g):
    lo, hi = res
    return jnp.clip(g, lo, hi), None, None


def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, lo, hi)
