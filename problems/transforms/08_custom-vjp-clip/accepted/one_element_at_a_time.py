import jax
import jax.numpy as jnp


@jax.custom_vjp
def clip_gradient(x, lo, hi):
    return x * 1.0


def fwd(x, lo, hi):
    return x, jnp.stack([lo, hi])


def bwd(bounds, g):
    lo, hi = bounds
    return jnp.where(g < lo, lo, jnp.where(g > hi, hi, g)), 0.0, 0.0


clip_gradient.defvjp(fwd, bwd)


def scale_with_gate(x, weights, lo, hi):
    return jax.vmap(lambda a, w: w * clip_gradient(a, lo, hi))(x, weights)
