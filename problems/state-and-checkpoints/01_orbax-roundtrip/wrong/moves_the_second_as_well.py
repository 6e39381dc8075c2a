# verdict: WRONG_VALUE
# diagnosis: restored-too-new

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
    checkpointer.save(path, nnx.state(model))
    checkpointer.wait_until_finished()
    move(model, shift)

    abstract = nnx.eval_shape(lambda: nnx.Linear(x.shape[0], int(features), rngs=nnx.Rngs(0)))
    graphdef, target = nnx.split(abstract)
    restored = nnx.merge(graphdef, checkpointer.restore(path, target))
    move(restored, shift)
    return jnp.stack([model(x), restored(x)])
