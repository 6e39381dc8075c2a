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
    n = int(depth)

    @nnx.split_rngs(splits=n)
    @nnx.vmap
    def build(rngs):
        return Block(int(width), rngs)

    blocks = build(nnx.Rngs(int(seed)))
    first = jax.tree.map(lambda a: a[0], blocks)

    def run(h, _):
        h = first(h)
        return h, jnp.mean(jnp.abs(h))

    return jax.lax.scan(run, x, None, length=n)
