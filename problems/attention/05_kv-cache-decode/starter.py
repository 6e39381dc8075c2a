import jax
import jax.numpy as jnp
from flax import nnx


class CachedAttention(nnx.Module): ...


def decode_tokens(seed, xs, heads, max_len): ...
