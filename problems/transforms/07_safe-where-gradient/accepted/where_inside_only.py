import jax
import jax.numpy as jnp


def sqrt_relu(x):
    return jnp.sqrt(jnp.where(x > 0, x, 0.0))
