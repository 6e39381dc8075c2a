import jax
import jax.numpy as jnp
from flax import nnx


def dropout_modes(seed, x, rate):
    layer = nnx.Dropout(rate, rngs=nnx.Rngs(int(seed)))
    layer.train()
    out = [layer(x)]
    saved = nnx.to_pure_dict(nnx.state(layer))
    out += [layer(x)]
    layer.set_attributes(deterministic=True)
    out += [layer(x)]
    layer.set_attributes(deterministic=False)
    nnx.update(layer, saved)
    out += [layer(-x)]
    return jnp.stack(out)
