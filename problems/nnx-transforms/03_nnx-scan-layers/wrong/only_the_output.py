# verdict: WRONG_TYPE
# diagnosis: means-missing

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
    @nnx.split_rngs(splits=int(depth))
    @nnx.vmap
    def build(rngs):
        return Block(int(width), rngs=rngs)

    output, _ = forward(x, build(nnx.Rngs(int(seed))))
    return output
