import jax
import jax.numpy as jnp
from flax import nnx


def deep_scan(seed, x, width, depth): ...
