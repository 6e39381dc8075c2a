import jax
import jax.numpy as jnp
from flax import nnx


class FilterDemo(nnx.Module):
    def __init__(self, in_features, hidden, rngs): ...

    def __call__(self, x): ...


def state_filter_count(seed, x, hidden): ...
