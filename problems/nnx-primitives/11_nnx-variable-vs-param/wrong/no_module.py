# verdict: WRONG_STRUCTURE
# diagnosis: no-module

import jax
import jax.numpy as jnp
from flax import nnx


def variable_vs_param(seed, x, features):
    kernel = jax.random.normal(nnx.Rngs(int(seed)).params(), (x.shape[-1], int(features))) / jnp.sqrt(x.shape[-1])
    return jnp.array([1.0, kernel[0, 0], (x @ kernel).sum()])
