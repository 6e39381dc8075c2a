# verdict: WRONG_VALUE
# diagnosis: gate-around-weights

import jax
import jax.numpy as jnp


@jax.custom_vjp
def clip_gradient(x, lo, hi):
    return x


def forward(x, lo, hi):
    return x, (lo, hi)


def backward(kept, g):
    return jnp.clip(g, *kept), None, None


clip_gradient.defvjp(forward, backward)


def scale_with_gate(x, weights, lo, hi):
    return clip_gradient(weights, lo, hi) * x
