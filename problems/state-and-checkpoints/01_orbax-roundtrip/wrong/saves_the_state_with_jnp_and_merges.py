# verdict: ERROR
# diagnosis: names-only

import tempfile
from pathlib import Path

import jax.numpy as jnp
from flax import nnx


def move(model, shift):
    model.kernel[...] += shift
    model.bias[...] += shift


def save_restore(seed, x, features, shift):
    model = nnx.Linear(x.shape[0], int(features), rngs=nnx.Rngs(int(seed)))
    move(model, shift)

    path = Path(tempfile.mkdtemp()) / "state.npy"
    jnp.save(path, nnx.state(model))
    move(model, shift)

    graphdef, _ = nnx.split(model)
    restored = nnx.merge(graphdef, jnp.load(path))
    return jnp.stack([model(x), restored(x)])
