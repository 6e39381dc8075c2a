# verdict: WRONG_VALUE
# diagnosis: order-of-calls

import tempfile
from pathlib import Path

import jax
import jax.numpy as jnp
import orbax.checkpoint as ocp
from flax import nnx


class Net(nnx.Module):
    def __init__(self, wide, rngs):
        self.linear = nnx.Linear(wide, 3, rngs=rngs)
        self.norm = nnx.BatchNorm(3, momentum=0.5, rngs=rngs)
        self.dropout = nnx.Dropout(0.5, rngs=rngs)

    def __call__(self, x):
        return self.dropout(self.norm(self.linear(x)))


def finetune_restore(seed, new_seed, x):
    donor = Net(x.shape[1], nnx.Rngs(int(seed)))
    donor(x)
    nnx.update(donor, jax.tree.map(lambda array: array + 1.0, nnx.state(donor, nnx.Param)))

    path = Path(tempfile.mkdtemp()) / "params"
    checkpointer = ocp.StandardCheckpointer()
    checkpointer.save(path, nnx.state(donor, nnx.Param))
    checkpointer.wait_until_finished()

    model = Net(x.shape[1], nnx.Rngs(int(new_seed)))
    nnx.update(model, checkpointer.restore(path, nnx.state(model, nnx.Param)))
    model(x)
    model.eval()
    calm = model(x)
    model.train()
    return jnp.stack([calm, model(x)])
