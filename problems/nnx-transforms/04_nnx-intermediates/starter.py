import jax
import jax.numpy as jnp
from flax import nnx


def activation_norms(seed, xs, hidden): ...
