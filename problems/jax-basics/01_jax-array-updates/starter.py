import jax
import jax.numpy as jnp


def set_and_add(x, idx, value): ...
