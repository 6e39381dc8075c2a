import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate): ...
