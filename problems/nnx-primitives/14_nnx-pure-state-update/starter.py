import jax
import jax.numpy as jnp
from flax import nnx


def pure_state_update(seed, x, features, scale): ...
