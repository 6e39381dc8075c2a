import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    layer = nnx.Dropout(rate, rngs=nnx.Rngs(int(seed)))
    first, second = layer(x), layer(x)
    layer.eval()
    evaluated = layer(x)
    layer.train()
    nnx.reseed(layer, default=int(seed))
    layer(x)
    return jnp.stack([first, second, evaluated, layer(-x)])
