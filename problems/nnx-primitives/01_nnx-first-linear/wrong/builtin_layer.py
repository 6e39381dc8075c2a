# verdict: WRONG_VALUE
# diagnosis: no-module

import jax
import jax.numpy as jnp
from flax import nnx


def bias_free_linear(seed, x, features):
    layer = nnx.Linear(x.shape[-1], int(features), use_bias=False, rngs=nnx.Rngs(int(seed)))
    return layer(x)
