# verdict: WRONG_VALUE
# diagnosis: one-bound-only

import jax
import jax.numpy as jnp


@jax.custom_vjp
def clip_gradient(x, lo, hi):
    return x


clip_gradient.defvjp(lambda x, lo, hi: (x, hi), lambda hi, g: (jnp.minimum(g, hi), None, None))


def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, lo, hi)
