import jax
import jax.numpy as jnp


@jax.custom_vjp
def clip_gradient(x: jax.Array, lo: float, hi: float) -> jax.Array:
    return x


def forward(x, lo, hi):
    return x, (lo, hi)


def backward(bounds, cotangent):
    return jnp.clip(cotangent, *bounds), None, None


clip_gradient.defvjp(forward, backward)


def scale_with_gate(x: jax.Array, weights: jax.Array, lo: float, hi: float) -> jax.Array:
    return weights * clip_gradient(x, lo, hi)
