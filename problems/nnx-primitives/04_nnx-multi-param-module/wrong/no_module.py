# verdict: WRONG_STRUCTURE
# diagnosis: no-module

import jax
import jax.numpy as jnp
from flax import nnx


def multi_param_forward(seed, x, features):
    key = nnx.Rngs(int(seed)).params()
    kernel = jax.random.normal(key, (x.shape[-1], int(features))) / jnp.sqrt(x.shape[-1])
    return x @ kernel + jnp.zeros(int(features))
