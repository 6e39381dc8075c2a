# verdict: WRONG_VALUE
# diagnosis: rewind-did-nothing

import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    rngs = nnx.Rngs(int(seed))
    layer = nnx.Dropout(rate, rngs=rngs)
    first = layer(x)
    saved = jax.tree.map(jnp.copy, nnx.state(rngs))
    second = layer(x)
    layer.eval()
    third = layer(x)
    layer.train()
    nnx.update(rngs, saved)
    return jnp.stack([first, second, third, layer(-x)])
