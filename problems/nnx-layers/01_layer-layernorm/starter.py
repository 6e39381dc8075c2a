import jax
import jax.numpy as jnp
from flax import nnx


class LayerNorm(nnx.Module): ...


def my_layernorm(x, gain, shift, eps): ...
