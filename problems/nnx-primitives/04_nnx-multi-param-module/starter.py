import jax
import jax.numpy as jnp
from flax import nnx


class MultiParam(nnx.Module):
    def __init__(self, in_features, out_features, rngs): ...

    def __call__(self, x): ...


def multi_param_forward(seed, x, features): ...
