# verdict: ERROR
# diagnosis: bounds-not-traceable

from functools import partial

import jax
import jax.numpy as jnp


@partial(jax.custom_vjp, nondiff_argnums=(1, 2))
def clip_gradient(x, lo, hi):
    return x


def fwd(x, lo, hi):
    return x, None


def bwd(lo, hi, _, g):
    return (jnp.clip(g, lo, hi),)


clip_gradient.defvjp(fwd, bwd)


def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, lo, hi)
