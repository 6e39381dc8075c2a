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

    @nnx.scan(in_axes=(None, 0), out_axes=0)
    def run(h, block):
        h = block(h)
        return h, jnp.abs(h).mean()

    outputs, means = run(x, blocks)
    return outputs[-1], means
