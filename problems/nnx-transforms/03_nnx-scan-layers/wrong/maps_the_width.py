# verdict: ERROR
# diagnosis: rngs-not-split

import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width, rngs):
        self.linear = nnx.Linear(width, width, rngs=rngs)

    def __call__(self, h):
        return h + jnp.tanh(self.linear(h))


def deep_scan(seed, x, width, depth):
    shares = nnx.Rngs(int(seed)).split(int(depth))
    blocks = nnx.vmap(Block)(int(width), shares)
    return nnx.scan(lambda h, b: (b(h), jnp.abs(b(h)).mean()), in_axes=(nnx.Carry, 0), out_axes=(nnx.Carry, 0))(
        x, blocks
    )
