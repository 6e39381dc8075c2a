# verdict: WRONG_VALUE
# diagnosis: rngs-in-call

import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    layer, rngs = nnx.Dropout(rate), nnx.Rngs(int(seed))
    first = layer(x, rngs=rngs)
    before = jax.tree.map(jnp.copy, nnx.state(rngs))
    second = layer(x, rngs=rngs)
    evaluated = layer(x, deterministic=True)
    nnx.update(rngs, before)
    return jnp.stack([first, second, evaluated, layer(-x, rngs=rngs)])
