# verdict: ERROR
# diagnosis: carry-mixed-up

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

    def step(block, h):
        h = block(h)
        return h, jnp.abs(h).mean()

    return jax.lax.scan(step, x, blocks)
