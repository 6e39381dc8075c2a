import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    layer = nnx.Dropout(rate, rngs=nnx.Rngs(int(seed)))
    rows = [layer(x)]
    twin = nnx.clone(layer)
    rows.append(layer(x))
    layer.eval()
    rows.append(layer(x))
    rows.append(twin(-x))
    return jnp.array(rows)
