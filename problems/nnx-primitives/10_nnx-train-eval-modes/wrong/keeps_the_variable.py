# verdict: WRONG_VALUE
# diagnosis: not-rewound

import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    layer = nnx.Dropout(rate, rngs=nnx.Rngs(int(seed)))
    y1 = layer(x)
    c = layer.rngs.count
    y2 = layer(x)
    layer.eval()
    y3 = layer(x)
    layer.train()
    layer.rngs.count = c
    return jnp.stack([y1, y2, y3, layer(-x)])
