import jax
import jax.numpy as jnp
import optax
from flax import nnx


def train_losses(seed, x, y, features, lr, steps): ...
