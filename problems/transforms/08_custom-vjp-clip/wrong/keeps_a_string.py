# verdict: ERROR
# diagnosis: residual-not-array

import jax
import jax.numpy as jnp


@jax.custom_vjp
def clip_gradient(x, lo, hi):
    return x


def fwd(x, lo, hi):
    return x, {"mode": "clip", "lo": lo, "hi": hi}


def bwd(res, g):
    return jnp.clip(g, res["lo"], res["hi"]), None, None


clip_gradient.defvjp(fwd, bwd)


def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, lo, hi)
