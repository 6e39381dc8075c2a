import jax
import jax.numpy as jnp
from flax import nnx


def ensemble_predict(seed, x, features, k): ...
