import jax
import jax.numpy as jnp
from flax import nnx


class Dropout(nnx.Module): ...


def my_dropout(seed, x, rate): ...
