import jax
import jax.numpy as jnp
from flax import nnx


def mutation_visibility(rows, start): ...
