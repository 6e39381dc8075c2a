# verdict: WRONG_VALUE
# diagnosis: eval-forgotten

import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    layer = nnx.Dropout(rate, rngs=nnx.Rngs(int(seed)))
    first = layer(x, deterministic=False)
    before = jax.tree.map(lambda array: array, nnx.state(layer, nnx.RngState))
    second = layer(x, deterministic=False)
    layer.eval()
    evaluated = layer(x, deterministic=False)
    layer.train()
    nnx.update(layer, before)
    return jnp.stack([first, second, evaluated, layer(-x)])
