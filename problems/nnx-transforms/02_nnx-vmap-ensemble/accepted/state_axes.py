import jax
import jax.numpy as jnp
from flax import nnx


class Member(nnx.Module):
    def __init__(self, width, features, rngs):
        self.linear = nnx.Linear(width, features, rngs=rngs)

    def __call__(self, x):
        return self.linear(x)


def ensemble_predict(seed, x, features, k):
    axes = nnx.StateAxes({nnx.Param: 0, ...: None})

    @nnx.split_rngs(splits=int(k))
    @nnx.vmap(axis_size=int(k))
    def build(rngs):
        return Member(x.shape[-1], int(features), rngs)

    members = build(nnx.Rngs(int(seed)))
    rows = nnx.vmap(lambda member, row: member(row), in_axes=(None, 0))
    return nnx.vmap(rows, in_axes=(axes, None))(members, x)
