# verdict: WRONG_VALUE
# diagnosis: rngs-in-call

import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    layer = nnx.Dropout(rate)
    rngs = nnx.Rngs(int(seed))
    y1 = layer(x, rngs=rngs)
    y2 = layer(x, rngs=rngs)
    y3 = layer(x, deterministic=True)
    y4 = layer(-x, rngs=rngs)
    return jnp.stack([y1, y2, y3, y4])
