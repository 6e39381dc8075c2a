# verdict: WRONG_VALUE
# diagnosis: move-multiplies

import tempfile
from pathlib import Path

import jax
import jax.numpy as jnp
import orbax.checkpoint as ocp
from flax import nnx


def save_restore(seed, x, features, shift):
    def build():
        return nnx.Linear(x.shape[0], int(features), rngs=nnx.Rngs(int(seed)))

    def move(m):
        m.kernel[...] = m.kernel[...] * shift
        m.bias[...] = m.bias[...] * shift

    a = build()
    move(a)
    with tempfile.TemporaryDirectory() as d:
        c = ocp.StandardCheckpointer()
        c.save(Path(d).resolve() / "ck", nnx.state(a))
        c.wait_until_finished()
        move(a)
        gd, st = nnx.split(nnx.eval_shape(build))
        b = nnx.merge(gd, c.restore(Path(d).resolve() / "ck", st))
    return jnp.stack([a(x), b(x)])
