import jax
import jax.numpy as jnp
from flax import nnx


def stream_draws(seed, noise_seed, n): ...
