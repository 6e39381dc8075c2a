# verdict: ERROR
# diagnosis: bounds-not-traceable

from functools import partial

import jax
import jax.numpy as jnp


@partial(jax.custom_vjp, nondiff_argnums=(1, 2))
def clip_gradient(x, lo, hi):
    return x


def clip_gradient_fwd(x, lo, hi):
    return x, None


def clip_gradient_bwd(lo, hi, _, g):
    return (jnp.clip(g, lo, hi),)


clip_gradient.defvjp(clip_gradient_fwd, clip_gradient_bwd)


@partial(jax.jit, static_argnums=(2, 3))
def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, lo, hi)
