# verdict: WRONG_STRUCTURE
# diagnosis: bias-missing

import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width, *, rngs):
        self.linear = nnx.Linear(width, width, use_bias=False, rngs=rngs)

    def __call__(self, h):
        return h + jnp.tanh(self.linear(h))


def deep_scan(seed, x, width, depth):
    width, depth = int(width), int(depth)

    @nnx.split_rngs(splits=depth)
    @nnx.vmap(in_axes=(0,), out_axes=0)
    def make(rngs):
        return Block(width, rngs=rngs)

    @nnx.scan(in_axes=(nnx.Carry, 0), out_axes=(nnx.Carry, 0))
    def forward(h, block):
        h = block(h)
        return h, jnp.abs(h).mean()

    return forward(x, make(nnx.Rngs(int(seed))))
