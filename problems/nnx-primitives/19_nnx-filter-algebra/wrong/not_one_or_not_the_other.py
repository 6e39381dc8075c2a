# verdict: WRONG_VALUE
# diagnosis: neither-nor-by-any

import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, rngs):
        self.kernel = nnx.Param(jnp.ones((2, 2)))
        self.down = nnx.LoRAParam(jnp.ones((2, 1)))
        self.up = nnx.LoRAParam(jnp.zeros((1, 2)))
        self.mean = nnx.BatchStat(jnp.zeros(2))
        self.calls = nnx.Variable(jnp.array(0))
        self.drop = nnx.Dropout(0.5, rngs=rngs)


class Net(nnx.Module):
    def __init__(self, depth, heads, rngs):
        blocks = [Block(rngs) for _ in range(depth)]
        self.blocks = nnx.List(blocks)
        weights = [nnx.Param(jnp.ones(2)) for _ in range(heads)]
        self.heads = nnx.List(weights)
        self.steps = nnx.Variable(jnp.array(0))
        self.temperature = jnp.array(1.0)


def bucket_counts(depth, heads):
    model = Net(int(depth), int(heads), nnx.Rngs(0))

    def n(*f):
        return len(jax.tree.leaves(nnx.state(model, *f)))

    buckets = [
        nnx.All(nnx.Param, nnx.Not(nnx.LoRAParam)),
        nnx.LoRAParam,
        nnx.Any(nnx.Not(nnx.Param), nnx.Not(nnx.RngState)),
        nnx.All(nnx.PathContains("blocks"), nnx.Param),
        lambda path, v: type(v) is nnx.Variable,
    ]
    return jnp.array([n(bucket) for bucket in buckets], jnp.float32)
