import jax
import jax.numpy as jnp


def read_write_oob(x, i, value): ...
