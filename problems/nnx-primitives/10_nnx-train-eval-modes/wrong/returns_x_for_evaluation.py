# verdict: WRONG_STRUCTURE
# diagnosis: row-without-a-call

import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    layer = nnx.Dropout(rate, rngs=nnx.Rngs(int(seed)))
    first = layer(x)
    saved = jax.tree.map(jnp.copy, nnx.state(layer, nnx.RngState))
    second = layer(x)
    third = x  # evaluation does nothing anyway
    nnx.update(layer, saved)
    return jnp.stack([first, second, third, layer(-x)])
