# verdict: ERROR
# diagnosis: names-only

import tempfile
from pathlib import Path

import jax.numpy as jnp
import numpy as np
from flax import nnx


def move(model, shift):
    model.kernel[...] += shift
    model.bias[...] += shift


def save_restore(seed, x, features, shift):
    model = nnx.Linear(x.shape[0], int(features), rngs=nnx.Rngs(int(seed)))
    move(model, shift)

    path = Path(tempfile.mkdtemp()) / "state.npy"
    np.save(path, nnx.state(model))
    move(model, shift)

    restored = nnx.Linear(x.shape[0], int(features), rngs=nnx.Rngs(99))
    state = np.load(path, allow_pickle=True)
    restored.kernel[...] = state["kernel"]
    restored.bias[...] = state["bias"]
    return jnp.stack([model(x), restored(x)])
