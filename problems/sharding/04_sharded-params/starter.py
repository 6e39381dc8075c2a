import jax
import jax.numpy as jnp
from flax import nnx
from jax.sharding import AxisType


def tensor_parallel_linear(seed, x, features, mp): ...
