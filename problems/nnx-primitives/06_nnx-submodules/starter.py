import jax
import jax.numpy as jnp
from flax import nnx


class Linear(nnx.Module):
    def __init__(self, in_features, out_features, rngs): ...

    def __call__(self, x): ...


class MLP(nnx.Module):
    def __init__(self, in_features, hidden, out, rngs): ...

    def __call__(self, x): ...


def two_layer_mlp(seed, x, hidden, out): ...
