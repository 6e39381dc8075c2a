# verdict: WRONG_STRUCTURE
# diagnosis: no-module

import jax
import jax.numpy as jnp
from flax import nnx


def bias_free_linear(seed, x, features):
    shape = (x.shape[0], int(features))
    kernel = jax.random.normal(nnx.Rngs(int(seed)).params(), shape) / jnp.sqrt(shape[0])
    return x @ kernel
