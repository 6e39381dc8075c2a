# verdict: WRONG_VALUE
# diagnosis: eval-forgotten

import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    layer = nnx.Dropout(rate, rngs=nnx.Rngs(int(seed)))
    return jnp.stack([layer(x), layer(x), layer(x), layer(-x)])
