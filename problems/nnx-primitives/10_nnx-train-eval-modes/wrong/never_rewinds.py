# verdict: WRONG_VALUE
# diagnosis: not-rewound

import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    layer = nnx.Dropout(rate, rngs=nnx.Rngs(int(seed)))
    first = layer(x)
    second = layer(x)
    layer.eval()
    evaluated = layer(x)
    layer.train()
    return jnp.stack([first, second, evaluated, layer(-x)])
