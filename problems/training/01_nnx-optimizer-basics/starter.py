import jax
import jax.numpy as jnp
import optax
from flax import nnx


def one_sgd_step(seed, x, y, features, lr): ...
