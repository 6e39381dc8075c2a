# verdict: WRONG_VALUE
# diagnosis: rewind-did-nothing

import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    layer = nnx.Dropout(rate, rngs=nnx.Rngs(int(seed)))
    first, second = layer(x), layer(x)
    before = jax.tree.map(jnp.copy, nnx.state(layer))
    layer.eval()
    evaluated = layer(x)
    layer.train()
    nnx.update(layer, before)
    return jnp.stack([first, second, evaluated, layer(-x)])
