# verdict: WRONG_VALUE
# diagnosis: no-module

import jax.numpy as jnp
from flax import nnx


def my_dropout(seed, x, rate):
    drop = nnx.Dropout(rate, rngs=nnx.Rngs(dropout=int(seed)))
    a = drop(x)
    b = drop(x, deterministic=True)
    c = drop(x)
    return jnp.stack([a, b, c])
