# verdict: WRONG_VALUE
# diagnosis: cotangent-ignored
import jax
import jax.numpy as jnp


@jax.custom_vjp
def clip_gradient(x, weights, lo, hi):
    return x


def forward(x, weights, lo, hi):
    return x, (weights, lo, hi)


def backward(kept, g):
    weights, lo, hi = kept
    return jnp.clip(weights, lo, hi), None, None, None


clip_gradient.defvjp(forward, backward)


def scale_with_gate(x, weights, lo, hi):
    return weights * clip_gradient(x, weights, lo, hi)
