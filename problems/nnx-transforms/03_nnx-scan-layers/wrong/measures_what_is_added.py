# verdict: WRONG_VALUE
# diagnosis: increment-measured

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

    def step(h, block):
        after = block(h)
        return after, jnp.abs(after - h).mean()

    return jax.lax.scan(step, x, blocks)
