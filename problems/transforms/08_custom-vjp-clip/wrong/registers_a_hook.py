# verdict: ERROR
# diagnosis: hook-registered

import jax
import jax.numpy as jnp


def clip_gradient(x, lo, hi):
    x.register_hook(lambda g: jnp.clip(g, lo, hi))
    return x


def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, lo, hi)
