import jax
import jax.numpy as jnp
from flax import nnx


class MultiHeadAttention(nnx.Module): ...


def mha(seed, x, heads): ...
