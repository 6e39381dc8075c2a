# verdict: WRONG_STRUCTURE
# diagnosis: row-without-a-call

import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    layer = nnx.Dropout(rate, rngs=nnx.Rngs(int(seed)))
    y1 = layer(x)
    y2 = layer(x)
    layer.eval()
    y3 = layer(x)
    layer.train()
    y4 = -y2
    return jnp.stack([y1, y2, y3, y4])
