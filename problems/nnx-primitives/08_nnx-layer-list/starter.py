import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs): ...

    def __call__(self, x): ...


class Stack(nnx.Module):
    def __init__(self, in_features, width, depth, rngs): ...

    def __call__(self, x): ...


def stacked_mlp(seed, x, width, depth): ...
