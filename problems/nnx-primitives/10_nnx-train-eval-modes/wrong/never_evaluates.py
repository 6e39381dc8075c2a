# verdict: WRONG_VALUE
# diagnosis: eval-forgotten

import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    layer = nnx.Dropout(rate, rngs=nnx.Rngs(int(seed)))
    first = layer(x)
    before = jax.tree.map(lambda array: array, nnx.state(layer, nnx.RngState))
    second = layer(x)
    evaluated = layer(x)
    nnx.update(layer, before)
    return jnp.stack([first, second, evaluated, layer(-x)])
