# verdict: WRONG_VALUE
# diagnosis: own-slope-clipped
import jax
import jax.numpy as jnp


@jax.custom_vjp
def scale_with_gate(x, weights, lo, hi):
    return weights * x


def forward(x, weights, lo, hi):
    return weights * x, (x, weights, lo, hi)


def backward(kept, g):
    x, weights, lo, hi = kept
    return g * jnp.clip(weights, lo, hi), g * x, None, None


scale_with_gate.defvjp(forward, backward)
