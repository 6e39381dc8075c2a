# verdict: WRONG_VALUE
# diagnosis: restored-partly

import tempfile
from pathlib import Path

import jax.numpy as jnp
import orbax.checkpoint as ocp
from flax import nnx


def move(model, shift):
    model.kernel[...] += shift
    model.bias[...] += shift


def save_restore(seed, x, features, shift):
    model = nnx.Linear(x.shape[0], int(features), rngs=nnx.Rngs(int(seed)))
    move(model, shift)

    path = Path(tempfile.mkdtemp()) / "checkpoint"
    checkpointer = ocp.StandardCheckpointer()
    checkpointer.save(path, {"kernel": model.kernel[...]})
    checkpointer.wait_until_finished()
    move(model, shift)

    restored = nnx.Linear(x.shape[0], int(features), rngs=nnx.Rngs(1))
    target = {"kernel": restored.kernel[...]}
    restored.kernel[...] = checkpointer.restore(path, target)["kernel"]
    return jnp.stack([model(x), restored(x)])
