import jax
import jax.numpy as jnp
from flax import nnx


def conv_shape_report(h, w, channels, features, kernel, stride, padding): ...
