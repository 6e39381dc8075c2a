# verdict: WRONG_VALUE
# diagnosis: one-bound-only

import jax
import jax.numpy as jnp


@jax.custom_vjp
def clip_gradient(x, lo, hi):
    return x


def fwd(x, lo, hi):
    return x, hi


def bwd(limit, g):
    return jnp.clip(g, -limit, limit), None, None


clip_gradient.defvjp(fwd, bwd)


def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, lo, hi)
