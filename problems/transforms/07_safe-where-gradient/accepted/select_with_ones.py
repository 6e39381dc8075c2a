import jax
import jax.numpy as jnp


@jax.jit
def sqrt_relu(x):
    inside = jax.lax.select(x > 0, x, jnp.ones_like(x))
    return jax.lax.select(x > 0, inside**0.5, jnp.zeros_like(x))
