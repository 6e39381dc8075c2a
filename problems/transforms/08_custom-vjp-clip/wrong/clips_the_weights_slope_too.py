# verdict: WRONG_VALUE
# diagnosis: weights-gated

import jax
import jax.numpy as jnp


@jax.custom_vjp
def scale_with_gate(x, weights, lo, hi):
    return weights * x


def fwd(x, weights, lo, hi):
    return weights * x, (x, weights, lo, hi)


def bwd(res, g):
    x, weights, lo, hi = res
    return jnp.clip(g * weights, lo, hi), jnp.clip(g * x, lo, hi), None, None


scale_with_gate.defvjp(fwd, bwd)
