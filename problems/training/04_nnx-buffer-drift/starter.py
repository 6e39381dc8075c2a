import jax
import jax.numpy as jnp
import optax
from flax import nnx


def buffer_after(x, y, start, decay, steps): ...
