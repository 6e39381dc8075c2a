# verdict: WRONG_VALUE
# diagnosis: cotangent-ignored
import jax
import jax.numpy as jnp


@jax.custom_vjp
def scale_with_gate(x, weights, lo, hi):
    return weights * x


def forward(x, weights, lo, hi):
    return scale_with_gate(x, weights, lo, hi), (x, weights, lo, hi)


def backward(kept, g):
    x, weights, lo, hi = kept
    dx = jnp.clip(weights, lo, hi)
    dweights = x
    return dx, dweights, None, None


scale_with_gate.defvjp(forward, backward)
