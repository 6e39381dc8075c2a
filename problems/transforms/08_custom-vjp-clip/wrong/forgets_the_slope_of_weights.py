# verdict: WRONG_VALUE
# diagnosis: weights-without-slope

import jax
import jax.numpy as jnp


@jax.custom_vjp
def scale_with_gate(x, weights, lo, hi):
    return weights * x


def fwd(x, weights, lo, hi):
    return weights * x, (weights, lo, hi)


def bwd(res, g):
    weights, lo, hi = res
    return jnp.clip(g * weights, lo, hi), None, None, None


scale_with_gate.defvjp(fwd, bwd)
