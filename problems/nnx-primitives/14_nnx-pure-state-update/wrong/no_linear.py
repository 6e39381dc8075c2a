# verdict: WRONG_VALUE
# diagnosis: no-module

import jax
import jax.numpy as jnp
from flax import nnx


def pure_state_update(seed, x, features, scale):
    kernel = jax.random.normal(nnx.Rngs(int(seed)).params(), (x.shape[-1], int(features))) / jnp.sqrt(x.shape[-1])
    return x @ (kernel * scale)
