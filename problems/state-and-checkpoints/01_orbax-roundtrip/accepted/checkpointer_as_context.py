import pathlib
import tempfile

import jax
import jax.numpy as jnp
import orbax.checkpoint as ocp
from flax import nnx


def moved(state, shift):
    return jax.tree.map(lambda leaf: leaf + shift, state)


def save_restore(seed, x, features, shift):
    graphdef, state = nnx.split(nnx.Linear(x.size, int(features), rngs=nnx.Rngs(int(seed))))
    state = moved(state, shift)
    with tempfile.TemporaryDirectory() as folder:
        where = pathlib.Path(folder).resolve() / "state"
        with ocp.StandardCheckpointer() as checkpointer:
            checkpointer.save(where, state)
        with ocp.StandardCheckpointer() as checkpointer:
            back = checkpointer.restore(where, jax.tree.map(jnp.zeros_like, state))
    now = nnx.merge(graphdef, moved(state, shift))
    return jnp.vstack([now(x), nnx.merge(graphdef, back)(x)])
