import jax
import jax.numpy as jnp
import optax
from flax import nnx


def replace_head(seed, x, old, new): ...
