# verdict: ERROR
# diagnosis: tangent-clipped

import jax
import jax.numpy as jnp


@jax.custom_jvp
def clip_gradient(x, lo, hi):
    return x


@clip_gradient.defjvp
def rule(primals, tangents):
    x, lo, hi = primals
    return x, jnp.clip(tangents[0], lo, hi)


def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, lo, hi)
