# verdict: WRONG_VALUE
# diagnosis: sign-kept

import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    layer = nnx.Dropout(rate, rngs=nnx.Rngs(int(seed)))
    first = layer(x)
    count = layer.rngs.count[...]
    second = layer(x)
    evaluated = layer(x, deterministic=True)
    layer.rngs.count[...] = count
    return jnp.stack([first, second, evaluated, layer(x)])
