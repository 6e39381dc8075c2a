# verdict: WRONG_VALUE
# diagnosis: key-split-by-hand

import jax
import jax.numpy as jnp
from flax import nnx


class Block(nnx.Module):
    def __init__(self, width: int, *, rngs: nnx.Rngs):
        self.linear = nnx.Linear(width, width, rngs=rngs)

    def __call__(self, x):
        return x + jnp.tanh(self.linear(x))


@nnx.scan(in_axes=(nnx.Carry, 0), out_axes=(nnx.Carry, 0))
def forward(x, block):
    x = block(x)
    return x, jnp.abs(x).mean()


def deep_scan(seed, x, width, depth):
    @nnx.vmap
    def build(key):
        return Block(int(width), rngs=nnx.Rngs(key))

    return forward(x, build(jax.random.split(jax.random.key(int(seed)), int(depth))))
