# verdict: WRONG_VALUE
# diagnosis: restored-too-new

import jax.numpy as jnp
from flax import nnx


def move(model, shift):
    model.kernel[...] += shift
    model.bias[...] += shift


def save_restore(seed, x, features, shift):
    model = nnx.Linear(x.shape[0], int(features), rngs=nnx.Rngs(int(seed)))
    move(model, shift)

    saved = nnx.state(model)
    move(model, shift)

    graphdef, _ = nnx.split(model)
    restored = nnx.merge(graphdef, saved)
    return jnp.stack([model(x), restored(x)])
