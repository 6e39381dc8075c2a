# verdict: WRONG_STRUCTURE
# diagnosis: nothing-on-disk

import jax.numpy as jnp
from flax import nnx


def move(model, shift):
    model.kernel[...] += shift
    model.bias[...] += shift


def save_restore(seed, x, features, shift):
    model = nnx.Linear(x.shape[0], int(features), rngs=nnx.Rngs(int(seed)))
    move(model, shift)

    graphdef, kept = nnx.split(nnx.clone(model))
    move(model, shift)
    restored = nnx.merge(graphdef, kept)
    return jnp.stack([model(x), restored(x)])
