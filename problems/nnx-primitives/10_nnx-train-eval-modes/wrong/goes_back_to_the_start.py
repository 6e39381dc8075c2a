# verdict: WRONG_VALUE
# diagnosis: back-to-the-start

import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    layer = nnx.Dropout(rate, rngs=nnx.Rngs(int(seed)))
    first, second = layer(x), layer(x)
    layer.eval()
    evaluated = layer(x)
    layer = nnx.Dropout(rate, rngs=nnx.Rngs(int(seed)))
    return jnp.stack([first, second, evaluated, layer(-x)])
