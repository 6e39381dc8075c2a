# verdict: WRONG_VALUE
# diagnosis: blocks-in-parallel

import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width, *, rngs):
        self.linear = nnx.Linear(width, width, rngs=rngs)

    def __call__(self, h):
        return h + jnp.tanh(self.linear(h))


def deep_scan(seed, x, width, depth):
    @nnx.split_rngs(splits=int(depth))
    @nnx.vmap
    def build(rngs):
        return Block(int(width), rngs=rngs)

    blocks = build(nnx.Rngs(int(seed)))
    outputs = nnx.vmap(lambda block, h: block(h), in_axes=(0, None))(blocks, x)
    return outputs[-1], jnp.abs(outputs).mean(axis=1)
