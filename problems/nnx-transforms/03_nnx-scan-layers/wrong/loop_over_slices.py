# verdict: WRONG_STRUCTURE
# diagnosis: loop-over-blocks

import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width: int, *, rngs: nnx.Rngs):
        self.linear = nnx.Linear(width, width, rngs=rngs)

    def __call__(self, x):
        return x + jnp.tanh(self.linear(x))


def deep_scan(seed, x, width, depth):
    @nnx.split_rngs(splits=int(depth))
    @nnx.vmap
    def build(rngs):
        return Block(int(width), rngs=rngs)

    graphdef, state = nnx.split(build(nnx.Rngs(int(seed))))
    means = []
    for i in range(int(depth)):
        block = nnx.merge(graphdef, jax.tree.map(lambda leaf, i=i: leaf[i], state))
        x = block(x)
        means.append(jnp.abs(x).mean())
    return x, jnp.stack(means)
