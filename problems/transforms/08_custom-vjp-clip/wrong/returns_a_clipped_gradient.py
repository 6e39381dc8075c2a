# verdict: WRONG_VALUE
# diagnosis: gradient-returned

import jax
import jax.numpy as jnp


def clip_gradient(x, lo, hi):
    g = jax.grad(jnp.sum)(x)
    return jnp.clip(g, lo, hi)


def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, lo, hi)
