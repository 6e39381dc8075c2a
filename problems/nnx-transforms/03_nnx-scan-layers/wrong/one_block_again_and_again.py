# verdict: WRONG_VALUE
# diagnosis: weights-shared

import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width: int, *, rngs: nnx.Rngs):
        self.linear = nnx.Linear(width, width, rngs=rngs)

    def __call__(self, x):
        return x + jnp.tanh(self.linear(x))


def forward(x, block):
    x = block(x)
    return x, jnp.abs(x).mean()


def deep_scan(seed, x, width, depth):
    block = Block(int(width), rngs=nnx.Rngs(int(seed)))
    scanned = nnx.scan(forward, in_axes=(nnx.Carry, None), out_axes=(nnx.Carry, 0), length=int(depth))
    return scanned(x, block)
