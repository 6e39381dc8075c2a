import jax
import jax.numpy as jnp


def sqrt_relu(x: jax.Array) -> jax.Array:
    is_positive = x > 0
    harmless = jnp.where(is_positive, x, 1.0)
    return jnp.where(is_positive, jnp.sqrt(harmless), 0.0)
