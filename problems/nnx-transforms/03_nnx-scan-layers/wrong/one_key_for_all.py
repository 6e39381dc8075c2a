# verdict: WRONG_VALUE
# diagnosis: weights-shared

import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width, rngs):
        self.linear = nnx.Linear(width, width, rngs=rngs)

    def __call__(self, h):
        return h + jnp.tanh(self.linear(h))


def deep_scan(seed, x, width, depth):
    width, depth = int(width), int(depth)
    rngs = nnx.Rngs(int(seed))

    @nnx.vmap(in_axes=(0, None), out_axes=0)
    def build(_, key):
        return Block(width, nnx.Rngs(key))

    blocks = build(jnp.arange(depth), rngs.params())

    @nnx.scan(in_axes=(nnx.Carry, 0), out_axes=(nnx.Carry, 0))
    def run(h, block):
        h = block(h)
        return h, jnp.mean(jnp.abs(h))

    return run(x, blocks)
