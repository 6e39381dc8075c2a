# verdict: WRONG_VALUE
# diagnosis: mask-repeated

import jax
import jax.numpy as jnp
from flax import nnx


@jax.jit
def call(layer, x):
    return layer(x)


def dropout_modes(seed, x, rate):
    layer = nnx.Dropout(rate, rngs=nnx.Rngs(int(seed)))
    first = call(layer, x)
    before = jax.tree.map(lambda array: array, nnx.state(layer, nnx.RngState))
    second = call(layer, x)
    layer.eval()
    evaluated = call(layer, x)
    layer.train()
    nnx.update(layer, before)
    return jnp.stack([first, second, evaluated, call(layer, -x)])
