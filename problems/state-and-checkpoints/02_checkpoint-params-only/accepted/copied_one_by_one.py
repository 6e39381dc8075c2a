import pathlib
import tempfile

import jax.numpy as jnp
import orbax.checkpoint as ocp
from flax import nnx


class Model(nnx.Module):
    def __init__(self, wide: int, *, rngs: nnx.Rngs):
        self.dense = nnx.Linear(wide, 3, rngs=rngs)
        self.bn = nnx.BatchNorm(3, momentum=0.5, rngs=rngs)
        self.drop = nnx.Dropout(rate=0.5, rngs=rngs)

    def __call__(self, x, train):
        x = self.bn(self.dense(x), use_running_average=not train)
        return self.drop(x, deterministic=not train)


def params(model):
    return (model.dense.kernel, model.dense.bias, model.bn.scale, model.bn.bias)


def finetune_restore(seed, new_seed, x):
    donor = Model(x.shape[-1], rngs=nnx.Rngs(int(seed)))
    donor(x, train=True)
    for param in params(donor):
        param[...] += 1.0
    where = pathlib.Path(tempfile.mkdtemp(), "four")
    with ocp.StandardCheckpointer() as checkpointer:
        checkpointer.save(where, [param[...] for param in params(donor)])
    mine = Model(x.shape[-1], rngs=nnx.Rngs(int(new_seed)))
    with ocp.StandardCheckpointer() as checkpointer:
        arrays = checkpointer.restore(where, [param[...] for param in params(mine)])
    for param, array in zip(params(mine), arrays, strict=True):
        param[...] = array
    return jnp.array([mine(x, train=False), mine(x, train=True)])
