import jax
import jax.numpy as jnp
import optax
from flax import nnx


def accumulated_step(seed, x, y, k, lr): ...
